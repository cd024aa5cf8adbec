namespace Antiphon.Speech.Engines;

/// <summary>Why an engine failed.</summary>
public enum EngineFailure
{
    /// <summary>The engine's process ended in the middle of the work.</summary>
    WorkerDied,

    /// <summary>The engine answered something that its protocol does not allow.</summary>
    ProtocolBroken,

    /// <summary>A library, program or model that the engine needs is not there.</summary>
    Unavailable,

    /// <summary>The engine refused this text or voice.</summary>
    Refused,

    /// <summary>Every worker is taken and the waiting line is full.</summary>
    Busy,
}
