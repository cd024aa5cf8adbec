using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

/// <summary>Translates English to capitals, a word a step.</summary>
internal sealed class FakeTranslator() : FakeEngine("fake-translator"), ITranslator
{
    public int Steps { get; private set; }

    public bool Translates(string source, string target) => (source, target) == ("en", "en-x-capitals");

    public async IAsyncEnumerable<string> TranslateAsync(
        TranslationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Translates(request.Source, request.Target)) throw EngineException.ForClient(EngineFailure.Refused, "No such pair.");
        var gap = "";
        foreach (var word in request.Text.Split(' '))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Steps++;
            yield return gap + word.ToUpperInvariant();
            gap = " ";
        }
    }
}
