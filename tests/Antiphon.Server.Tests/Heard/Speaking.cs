using System.Runtime.InteropServices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;

namespace Antiphon.Server.Tests.Heard;

/// <summary>What an engine says by itself, without a server around it.</summary>
internal static class Speaking
{
    /// <summary>The pieces of a text that comes without stalls.</summary>
    public static IReadOnlyList<string> PiecesOf(string text, string language)
    {
        var planner = new SpeechPlanner(new PlannerOptions(), language);
        planner.Append(text, TimeSpan.Zero);
        planner.Complete();
        var pieces = new List<string>();
        while (planner.TryTake(TimeSpan.Zero, TimeSpan.FromHours(1), out var piece)) pieces.Add(((TextPiece)piece).Text);
        return pieces;
    }

    /// <summary>Each piece's samples.</summary>
    public static async Task<short[][]> SayAsync(this ISynthesizer engine, string voice, IReadOnlyList<string> pieces)
    {
        var spoken = new short[pieces.Count][];
        for (var n = 0; n < pieces.Count; n++) spoken[n] = await engine.SayAsync(voice, pieces[n]);
        return spoken;
    }

    public static Task<short[]> SayAsync(this ISynthesizer engine, string voice, string text) =>
        engine.SayAsync(new SpeechRequest { Voice = engine.Voices.Single(v => v.Id == voice), Text = text });

    public static async Task<short[]> SayAsync(this ISynthesizer engine, SpeechRequest request)
    {
        var samples = new List<short>();
        await foreach (var chunk in engine.SynthesizeAsync(request, CancellationToken.None)) samples.AddRange(chunk.Samples.Span);
        return [.. samples];
    }

    public static short[] Samples(this byte[] pcm) => MemoryMarshal.Cast<byte, short>(pcm).ToArray();
}
