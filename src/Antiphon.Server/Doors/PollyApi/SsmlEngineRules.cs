using Antiphon.Aws.PollyApi;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Which of Amazon's tables of tags (polly.md §3.2) an engine has.</summary>
internal static class SsmlEngineRules
{
    /// <param name="engine">One of <see cref="PollyEngines"/>.</param>
    public static SsmlRules Of(string engine) => engine switch
    {
        PollyEngines.Neural => SsmlRules.Neural,
        PollyEngines.LongForm => SsmlRules.LongForm,
        PollyEngines.Generative => SsmlRules.Generative,
        _ => SsmlRules.Standard,
    };
}
