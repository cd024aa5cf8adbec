using Antiphon.Fuzz.Targets;

namespace Antiphon.Fuzz;

/// <summary>Every parser that is fuzzed.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new EventStreamTarget(), new SigV4Target(), new SsmlTarget(), new PlsTarget(), new WavTarget(), new OpenAiJsonTarget(),
        new EspeakProtocolTarget(),
    ];
}
