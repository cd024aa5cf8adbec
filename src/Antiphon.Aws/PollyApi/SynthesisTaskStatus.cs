namespace Antiphon.Aws.PollyApi;

/// <summary>How far a synthesis task has come.</summary>
public enum SynthesisTaskStatus
{
    /// <summary>It waits.</summary>
    Scheduled,

    /// <summary>It is spoken, or its output is on its way.</summary>
    InProgress,

    /// <summary>Its output is there.</summary>
    Completed,

    /// <summary>It ended without output.</summary>
    Failed,
}
