using System.Globalization;

namespace Antiphon.Bench.Against;

/// <summary>What a comparison of two commits is to do.</summary>
/// <param name="Before">The older commit's folder, built.</param>
/// <param name="Rounds">How often each program runs each benchmark.</param>
/// <param name="IsShort">Whether the programs run shortly, to see that it works.</param>
/// <param name="Names">The benchmarks.</param>
internal sealed record AgainstArguments(string Before, int Rounds, bool IsShort, IReadOnlyList<string> Names)
{
    public const string Command = "against";

    private const int DefaultRounds = 5;

    private static readonly string[] DefaultNames = ["a1", "a2", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m"];

    // They take minutes, and what they say (how many listeners, how much memory) hardly varies.
    private static readonly string[] Once = ["f", "g", "m"];

    /// <summary>Reads <c>against FOLDER [--rounds N] [--short] [name …]</c>.</summary>
    /// <exception cref="FormatException">The arguments are not of that form.</exception>
    public static AgainstArguments Parse(IReadOnlyList<string> args)
    {
        if (args.Count < 2) throw new FormatException("--against needs a commit");
        var (rounds, isShort, names) = (DefaultRounds, false, new List<string>());
        for (var n = 2; n < args.Count; n++)
        {
            if (args[n] == "--short") isShort = true;
            else if (args[n] != "--rounds") names.Add(args[n]);
            else if (++n < args.Count && int.TryParse(args[n], CultureInfo.InvariantCulture, out rounds) && rounds > 0) continue;
            else throw new FormatException("--rounds needs a number of at least 1");
        }

        return new AgainstArguments(args[1], rounds, isShort, names.Count > 0 ? names : DefaultNames);
    }

    public int RoundsOf(string benchmark) => Once.Contains(benchmark) ? 1 : Rounds;
}
