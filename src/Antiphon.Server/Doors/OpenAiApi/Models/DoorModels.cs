using System.Globalization;

namespace Antiphon.Server.Doors.OpenAiApi.Models;

/// <summary>The models that clients may name. All of them are the same engines: the voice decides who speaks.</summary>
internal static class DoorModels
{
    // OpenAI dates its models: gpt-4o-mini-tts-2025-12-15.
    private const string DatedPrefix = "gpt-4o-mini-tts-";

    /// <summary>What the list shows.</summary>
    public static readonly IReadOnlyList<DoorModel> All =
        [.. EmbeddedTable.Read("OpenAiModels.tsv").Select(row => new DoorModel(row[0], long.Parse(row[1], CultureInfo.InvariantCulture)))];

    /// <summary>The model with this id; null where there is none.</summary>
    public static DoorModel? Find(string id)
    {
        if (All.FirstOrDefault(model => model.Id == id) is { } listed) return listed;
        return id.StartsWith(DatedPrefix, StringComparison.Ordinal) && id.Length > DatedPrefix.Length ? new DoorModel(id, All[0].Created) : null;
    }
}

/// <param name="Id">As clients name it.</param>
/// <param name="Created">Seconds since 1970.</param>
internal sealed record DoorModel(string Id, long Created);
