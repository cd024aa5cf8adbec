using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>The voice for a name: our own ids come first, then Amazon's, then OpenAI's thirteen names, which are two voices of our own language.</summary>
internal sealed class DoorVoices(VoiceCatalog catalog, AmazonVoices amazons)
{
    private const string Language = "en-US";

    private static readonly (string Id, Gender Gender)[] Aliases =
        [.. EmbeddedTable.Read("OpenAiAliases.tsv").Select(row => (row[0], Enum.Parse<Gender>(row[1])))];

    /// <summary>The voice for a name, OpenAI's and our own in any case; null where there is none.</summary>
    public Voice? Find(string name)
    {
        if ((catalog.Find(name) ?? amazons.Resolve(name)) is { } voice) return voice;
        foreach (var (id, gender) in Aliases)
        {
            if (id.Equals(name, StringComparison.OrdinalIgnoreCase)) return Default(gender);
        }

        return null;
    }

    /// <summary>Every name that can be asked for, OpenAI's first.</summary>
    public IEnumerable<(string Id, string Name)> List()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Aliases.Select(alias => (alias.Id, Name: alias.Id))
            .Concat(catalog.Voices.Select(voice => (voice.Id, voice.Name)))
            .Concat(amazons.Installed.Select(voice => (voice.Id, voice.Name)))
            .Where(voice => names.Add(voice.Id));
    }

    // Where no engine speaks English, any voice stands in: clients of this door have no other names.
    private Voice? Default(Gender gender) =>
        catalog.Resolve(Language, gender)
        ?? catalog.Voices.FirstOrDefault(voice => voice.Gender == gender)
        ?? (catalog.Voices is [var first, ..] ? first : null);
}
