namespace Antiphon.Aws.PollyApi;

/// <summary>The names of <see cref="SynthesisTaskStatus"/> on the wire (enum TaskStatus of polly-model.json).</summary>
public static class SynthesisTaskStatuses
{
    /// <summary>All names, in the model's order.</summary>
    public static readonly IReadOnlyList<string> All = ["scheduled", "inProgress", "completed", "failed"];

    /// <summary>The name of a status.</summary>
    public static string NameOf(SynthesisTaskStatus status) => All[(int)status];

    /// <summary>The status of a name; null for a name that is none.</summary>
    public static SynthesisTaskStatus? Find(string name)
    {
        for (var n = 0; n < All.Count; n++)
        {
            if (All[n] == name) return (SynthesisTaskStatus)n;
        }

        return null;
    }
}
