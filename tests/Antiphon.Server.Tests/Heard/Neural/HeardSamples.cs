using System.Runtime.InteropServices;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>A listener of 16-bit samples who takes everything at once.</summary>
internal sealed class HeardSamples : ISpeechOutput
{
    private readonly List<short> _samples = [];

    public int Count => _samples.Count;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        _samples.AddRange(MemoryMarshal.Cast<byte, short>(audio.Span));
        return ValueTask.CompletedTask;
    }
}
