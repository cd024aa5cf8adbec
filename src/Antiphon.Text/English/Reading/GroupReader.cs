using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Reading;

/// <summary>Reads the parts of a text from its end to its start, because a word needs the sound that follows it.</summary>
internal sealed class GroupReader(WordReader words, UnknownReader unknown)
{
    // Several parts are looked up as one word only up to this length, so that a text without spaces costs a bounded number of
    // look-ups for each part. The longest word of the lexicons has 25 letters, the longest ending three.
    private const int LongestJoin = 32;

    /// <summary>Gives every part its phonemes.</summary>
    public void Read(string text, ReadOnlySpan<Part> parts)
    {
        var context = new FollowingSound(NextSound.None, NextIsTo: false);
        for (var end = parts.Length; end > 0;)
        {
            var start = end - 1;
            while (parts[start].JoinsPrevious) start--;
            var group = parts[start..end];
            context = group.Length == 1 ? ReadSingle(text, group[0], context) : ReadGroup(text, group, context);
            end = start;
        }
    }

    private FollowingSound ReadSingle(string text, Part part, FollowingSound context)
    {
        var word = part.Alias ?? part.Of(text);
        if (part.Phonemes is null)
        {
            var place = new WordOccurrence(part.Tag, context, part.Currency, First: true);
            part.Phonemes = words.Read(word, place) ?? unknown.Read(word, place);
        }

        return context.Before(part.Phonemes, word, part.Tag);
    }

    private FollowingSound ReadGroup(string text, ReadOnlySpan<Part> group, FollowingSound context)
    {
        for (var right = group.Length; right > 0;)
        {
            var left = LongestKnown(text, group[..right], ref context);
            if (left >= 0)
            {
                right = left;
                continue;
            }

            var last = group[right - 1];
            if (!CompoundStress.IsSilent(last.Of(text))) return ReadUnknown(text, group, context);
            last.Phonemes = "";
            right--;
        }

        CompoundStress.Settle(text, group);
        return context;
    }

    // The start of the longest run of parts, up to the last one, that is a word; −1 if none is.
    private int LongestKnown(string text, ReadOnlySpan<Part> run, ref FollowingSound context)
    {
        var end = run[^1].End;
        for (var left = FirstToJoin(run); left < run.Length; left++)
        {
            var joined = run[left..];
            var word = text.AsSpan(joined[0].Start, end - joined[0].Start);
            if (joined.Length > 1 && !WordReader.CanRead(word, first: left == 0)) continue;
            var tag = HeaviestTag(text, joined);
            if (words.Read(word, new WordOccurrence(tag, context, OnlyCurrency(joined), First: left == 0)) is not { } phonemes) continue;
            foreach (var part in joined) part.Phonemes = "";
            joined[0].Phonemes = phonemes;
            joined[0].ReadEnd = end;
            context = context.Before(phonemes, word, tag);
            return left;
        }

        return -1;
    }

    private static int FirstToJoin(ReadOnlySpan<Part> run)
    {
        var left = run.Length - 1;
        while (left > 0 && run[^1].End - run[left - 1].Start <= LongestJoin) left--;
        return left;
    }

    private FollowingSound ReadUnknown(string text, ReadOnlySpan<Part> group, FollowingSound context)
    {
        var word = text.AsSpan(group[0].Start, group[^1].End - group[0].Start);
        var tag = HeaviestTag(text, group);
        var phonemes = unknown.Read(word, new WordOccurrence(tag, context, Currency: null, First: true));
        foreach (var part in group) part.Phonemes = "";
        group[0].Phonemes = phonemes;
        group[0].ReadEnd = group[^1].End;
        return context.Before(phonemes, word, tag);
    }

    // Capitals weigh two, all else one; the first of equals wins.
    private static string HeaviestTag(string text, ReadOnlySpan<Part> parts)
    {
        var (tag, most) = (parts[0].Tag, 0);
        foreach (var part in parts)
        {
            var weight = 0;
            foreach (var c in part.Of(text)) weight += c == char.ToLowerInvariant(c) ? 1 : 2;
            if (weight > most) (tag, most) = (part.Tag, weight);
        }

        return tag;
    }

    private static string? OnlyCurrency(ReadOnlySpan<Part> parts)
    {
        string? currency = null;
        foreach (var part in parts) currency ??= part.Currency;
        return currency;
    }
}
