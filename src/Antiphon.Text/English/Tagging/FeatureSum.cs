namespace Antiphon.Text.English.Tagging;

/// <summary>The features of one word, each looked up as it is spelled in a buffer.</summary>
internal static class FeatureSum
{
    private const int Suffix = 3;

    /// <summary>Adds the weights of all features of a word.</summary>
    public static void Add(TaggerModel model, ReadOnlySpan<char> word, int index, TagWindow window, Span<double> scores)
    {
        var sum = new Sum(model, scores);
        sum.Add("b", "");
        sum.Add("s3=", Last(word));
        sum.Add("p1=", First(word));
        sum.Add("w=", window.Form(index));
        sum.Add("sh=", WordForm.Shape(word));
        sum.Add(index == 0 ? "i0" : "i+", "");
        sum.Add("t-1=", window.Tag1);
        sum.Add("t-2=", window.Tag2);
        sum.Add("t-12=", window.Tag1, ",", window.Tag2);
        sum.Add("w-1=", window.Form(index - 1));
        sum.Add("s3-1=", Last(window.Form(index - 1)));
        sum.Add("w-2=", window.Form(index - 2));
        sum.Add("w+1=", window.Form(index + 1));
        sum.Add("s3+1=", Last(window.Form(index + 1)));
        sum.Add("w+2=", window.Form(index + 2));
    }

    // Characters are code points: a pair of surrogates is one.
    private static ReadOnlySpan<char> First(ReadOnlySpan<char> word) => word[..(char.IsHighSurrogate(word[0]) && word.Length > 1 ? 2 : 1)];

    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> word)
    {
        var start = word.Length;
        for (var i = 0; i < Suffix && start > 0; i++)
        {
            start--;
            if (start > 0 && char.IsLowSurrogate(word[start]) && char.IsHighSurrogate(word[start - 1])) start--;
        }

        return word[start..];
    }

    private readonly ref struct Sum(TaggerModel model, Span<double> scores)
    {
        private readonly Span<double> _scores = scores;

        public void Add(string name, ReadOnlySpan<char> value) => Add(name, value, "", "");

        public void Add(string name, ReadOnlySpan<char> value, string separator, string second)
        {
            var length = name.Length + value.Length + separator.Length + second.Length;
            if (length > model.Features.LongestText) return;
            Span<char> feature = stackalloc char[length];
            name.CopyTo(feature);
            value.CopyTo(feature[name.Length..]);
            separator.CopyTo(feature[(name.Length + value.Length)..]);
            second.CopyTo(feature[(length - second.Length)..]);
            model.AddTo(_scores, feature);
        }
    }
}
