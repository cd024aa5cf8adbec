using System.Runtime.InteropServices;

namespace Antiphon.Text.English.Tokens;

/// <summary>Cuts text into tokens at white space, affixes and infixes. Linear in the text.</summary>
internal static class Tokenizer
{
    /// <summary>Appends the tokens of a stretch of <paramref name="text"/>.</summary>
    public static void Tokenize(string text, int start, int end, List<Token> tokens)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < end && !char.IsWhiteSpace(text[i])) i++;
            new Piece(text, tokens).Cut(from, i);
            // A stretch may end inside the text, at a pronunciation that is given.
            tokens[^1] = tokens[^1] with { SpaceAfter = i == text.Length || char.IsWhiteSpace(text[i]) };
        }
    }

    private readonly ref struct Piece(string text, List<Token> tokens)
    {
        public void Cut(int start, int end)
        {
            var first = tokens.Count;
            var (from, to) = TakePrefixes(start, end, out var suffixes);
            if (from < to) CutBody(from, to);
            for (var i = suffixes.Count - 1; i >= 0; i--)
            {
                Add(to, to + suffixes[i]);
                to += suffixes[i];
            }

            if (tokens.Count - first > 1) JoinSpecial(first);
        }

        // Adds the prefixes and counts the suffixes, the last one of the piece first, until what is left is a body.
        private (int From, int To) TakePrefixes(int start, int end, out List<int> suffixes)
        {
            suffixes = [];
            while (start < end && !SpecialTokens.English.Contains(Of(start, end)))
            {
                var prefix = Affixes.Prefix(Of(start, end));
                if (prefix > 0 && start + prefix < end && SpecialTokens.English.Contains(Of(start + prefix, end)))
                {
                    Add(start, start + prefix);
                    return (start + prefix, end);
                }

                var suffix = start + prefix < end ? Affixes.Suffix(Of(start + prefix, end)) : 0;
                if (suffix > 0 && SpecialTokens.English.Contains(Of(start, end - suffix)))
                {
                    suffixes.Add(suffix);
                    return (start, end - suffix);
                }

                if (prefix + suffix == 0) break;
                if (prefix > 0) Add(start, start + prefix);
                if (suffix > 0) suffixes.Add(suffix);
                start += prefix;
                end -= suffix;
            }

            return (start, end);
        }

        private void CutBody(int start, int end)
        {
            var body = Of(start, end);
            if (SpecialTokens.English.TryGet(body, out var lengths))
            {
                AddParts(start, lengths);
                return;
            }

            if (!WebAddress.Is(body)) start = CutInfixes(start, end);
            if (start < end) Add(start, end);
        }

        private int CutInfixes(int start, int end)
        {
            var body = Of(start, end);
            var from = start;
            for (var i = start; i < end;)
            {
                var infix = Infixes.At(body, i - start);
                if (infix > 0)
                {
                    if (from < i) Add(from, i);
                    Add(i, i + infix);
                    from = i + infix;
                }

                i += Math.Max(infix, 1);
            }

            return from;
        }

        // «Sept» and «.» that the affixes parted are one token after all.
        private void JoinSpecial(int first)
        {
            var at = first;
            while (at < tokens.Count && SpecialRun(CollectionsMarshal.AsSpan(tokens)[at..], out _) == 0) at++;
            if (at == tokens.Count) return;

            var rest = CollectionsMarshal.AsSpan(tokens)[at..].ToArray().AsSpan();
            tokens.RemoveRange(at, rest.Length);
            while (rest.Length > 0)
            {
                var count = SpecialRun(rest, out var lengths);
                if (count > 0) AddParts(rest[0].Start, lengths);
                else tokens.Add(rest[0]);
                rest = rest[Math.Max(count, 1)..];
            }
        }

        // How many tokens at the front are a special spelling together: three, else two, else 0.
        private int SpecialRun(ReadOnlySpan<Token> run, out ReadOnlySpan<int> lengths)
        {
            lengths = default;
            for (var count = Math.Min(3, run.Length); count >= 2; count--)
            {
                if (SpecialTokens.English.TryGet(Of(run[0].Start, run[count - 1].End), out lengths)) return count;
            }

            return 0;
        }

        private void AddParts(int start, ReadOnlySpan<int> lengths)
        {
            foreach (var length in lengths)
            {
                Add(start, start + length);
                start += length;
            }
        }

        private void Add(int start, int end) => tokens.Add(new Token(start, end - start, SpaceAfter: false));

        private ReadOnlySpan<char> Of(int start, int end) => text.AsSpan(start, end - start);
    }
}
