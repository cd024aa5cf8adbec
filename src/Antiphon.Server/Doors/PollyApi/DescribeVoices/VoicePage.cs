using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;

namespace Antiphon.Server.Doors.PollyApi.DescribeVoices;

/// <summary>A part of a list of voices.</summary>
/// <param name="Voices">In the list's order.</param>
/// <param name="NextToken">What asks for the next part; null after the last one.</param>
internal sealed record VoicePage(IReadOnlyList<PollyVoice> Voices, string? NextToken)
{
    /// <summary>All of Amazon's voices and many of our own: most clients never ask for a second page, as Amazon's list is one.</summary>
    public const int MostVoices = 500;

    /// <param name="all">Every voice there is.</param>
    /// <param name="filter">Which of them are asked for.</param>
    /// <param name="token">Of the page before; null for the first one.</param>
    /// <param name="size">Voices of one page.</param>
    /// <exception cref="Aws.AwsRefusedException">InvalidNextTokenException.</exception>
    public static VoicePage Of(IReadOnlyList<PollyVoice> all, VoiceFilter filter, string? token, int size = MostVoices)
    {
        var list = $"voices\n{filter.Engine}\n{filter.Language}\n{filter.Bilingual}";
        var last = PageToken.Read(list, token);
        var matching = all.Where(filter.Matches).ToList();
        var begin = last is null ? 0 : matching.FindIndex(voice => voice.Id == last) + 1;
        if (last is not null && begin == 0) throw PageToken.Invalid();

        var page = matching.Skip(begin).Take(size).ToList();
        return new(page, begin + page.Count < matching.Count ? PageToken.Write(list, page[^1].Id) : null);
    }
}
