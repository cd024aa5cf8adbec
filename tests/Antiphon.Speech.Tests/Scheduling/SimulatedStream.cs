using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>One stream of a <see cref="SimulatedMachine"/>: small chunks first, then larger ones, until its text ends.</summary>
internal sealed record SimulatedStream
{
    public string Account { get; init; } = "account";

    /// <summary>When it comes.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>Audio of its whole text.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far its writer is ahead of its listener, in audio.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.MaxValue;

    public TimeSpan FirstChunk { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan Chunk { get; init; } = TimeSpan.FromMilliseconds(750);

    /// <summary>Audio of one sentence of the text.</summary>
    public TimeSpan Sentence { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Core time of a step.</summary>
    public TimeSpan Cost { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>What became of it.</summary>
    public Run Outcome { get; init; } = new();

    internal sealed class Run
    {
        public bool IsRefused { get; set; }

        public TimeSpan Made { get; set; }

        /// <summary>From its coming to its first audio.</summary>
        public TimeSpan? FirstAudio { get; set; }

        /// <summary>When its listener has nothing left.</summary>
        public TimeSpan PlaysUntil { get; set; }

        public int Underruns { get; set; }

        /// <summary>Silence heard in them.</summary>
        public TimeSpan Silence { get; set; }
    }

    internal sealed class Step(SimulatedStream stream, AccountShare account, StreamLoad load) : WaitingStep(account)
    {
        public SimulatedStream Stream { get; } = stream;

        public StreamLoad Load { get; } = load;
    }
}
