namespace Antiphon.Speech.Engines;

/// <summary>Why an engine failed.</summary>
public enum EngineFailure
{
    /// <summary>The engine's process ended before the work was done.</summary>
    WorkerDied,

    /// <summary>The engine's process is alive but sent nothing for too long; it was killed.</summary>
    WorkerStalled,

    /// <summary>The engine's process answered something that its protocol does not allow.</summary>
    ProtocolBroken,

    /// <summary>A library, program or model that the engine needs is missing, or the engine has stopped.</summary>
    Unavailable,

    /// <summary>The engine does not take this text or voice.</summary>
    Refused,

    /// <summary>Every worker is taken and the waiting line is full.</summary>
    Busy,

    /// <summary>The engine broke while it worked on the request.</summary>
    Failed,
}
