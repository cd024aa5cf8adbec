namespace Antiphon.Speech.Engines;

/// <summary>Whether an engine can work now. For the operator, not for clients: it may name files of this machine.</summary>
public sealed record EngineState
{
    private EngineState()
    {
    }

    /// <summary>The engine can work, and there is nothing more to say.</summary>
    public static EngineState Ready { get; } = new() { IsReady = true };

    /// <summary>Whether the engine can work.</summary>
    public bool IsReady { get; private init; }

    /// <summary>One line: of a ready engine how it works, empty where there is nothing to say; else why it cannot work.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>What helps on most machines, in one line: a command, where there is one. Empty for a ready engine.</summary>
    public string Remedy { get; private init; } = "";

    /// <summary>The engine can work.</summary>
    /// <param name="how">How it does, in one line: its model, its precision.</param>
    public static EngineState ReadyWith(string how) => new() { IsReady = true, Reason = how };

    /// <summary>Something that the engine needs is missing or broken.</summary>
    /// <param name="reason">What, in one line.</param>
    /// <param name="remedy">What helps on most machines, in one line.</param>
    public static EngineState Missing(string reason, string remedy) => new() { Reason = reason, Remedy = remedy };
}
