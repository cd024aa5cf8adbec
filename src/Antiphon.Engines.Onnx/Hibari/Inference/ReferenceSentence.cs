using System.Text.Json;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>A sentence whose durations are known. A processor whose integer sums overflow gives others.</summary>
internal sealed class ReferenceSentence
{
    private const string ResourceName = "Antiphon.Engines.Onnx.Hibari.Inference.ReferenceSentence.json";
    private const double TolerableShare = 0.02;

    private readonly int[] _ids;
    private readonly int[] _durations;

    private ReferenceSentence(int[] ids, int[] durations) => (_ids, _durations) = (ids, durations);

    /// <summary>The one that is built in.</summary>
    public static ReferenceSentence Read()
    {
        using var stream = typeof(ReferenceSentence).Assembly.GetManifestResourceStream(ResourceName)!;
        using var document = JsonDocument.Parse(stream);
        return new ReferenceSentence(ReadNumbers(document, "ids"), ReadNumbers(document, "durations"));
    }

    /// <summary>Whether the network gives its durations: at most one id of fifty is off by more than one unit.</summary>
    /// <exception cref="Runtime.OnnxException">The network cannot be run at all.</exception>
    public bool Matches(HibariRunner runner)
    {
        var predicted = runner.PredictDurations(_ids, CancellationToken.None);
        var wrong = 0;
        for (var i = 0; i < _ids.Length; i++)
        {
            var duration = Math.Max(1, MathF.Round(predicted[i]));
            if (!(Math.Abs(duration - _durations[i]) <= 1)) wrong++;
        }

        return wrong <= TolerableShare * _ids.Length;
    }

    private static int[] ReadNumbers(JsonDocument document, string name) =>
        [.. document.RootElement.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}
