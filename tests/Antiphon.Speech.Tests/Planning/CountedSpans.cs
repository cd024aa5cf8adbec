using System.Collections;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>Styles of a text that count how often one of them is looked at.</summary>
internal sealed class CountedSpans(IReadOnlyList<StyleSpan> spans) : IReadOnlyList<StyleSpan>
{
    public long Looks { get; private set; }

    public int Count => spans.Count;

    public StyleSpan this[int index]
    {
        get
        {
            Looks++;
            return spans[index];
        }
    }

    public IEnumerator<StyleSpan> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
