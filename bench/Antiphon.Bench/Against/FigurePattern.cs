using System.Globalization;
using System.Text.RegularExpressions;

namespace Antiphon.Bench.Against;

/// <summary>A form of words that benchmarks print a number in.</summary>
/// <param name="Name">What the number is, with its unit.</param>
/// <param name="Form">How it is printed; <c>N</c> stands for the number, <c>_</c> for one that does not matter, a space for any number of
/// spaces.</param>
/// <param name="Direction">Which way it gets better.</param>
/// <param name="Benchmarks">The benchmarks that print it so.</param>
internal sealed record FigurePattern(string Name, string Form, Direction Direction, params string[] Benchmarks)
{
    private const string Number = @"(-?\d+(?:\.\d+)?)";
    private const string AnyNumber = @"-?\d+(?:\.\d+)?";

    private readonly Regex _regex = new(
        @"(?<![\w.])" + Regex.Escape(Form).Replace(@"\ ", @"\s+", StringComparison.Ordinal).Replace("N", Number, StringComparison.Ordinal)
            .Replace("_", AnyNumber, StringComparison.Ordinal),
        RegexOptions.CultureInvariant);

    /// <summary>The number in a row's figures; null where the row has none of this form.</summary>
    public double? Read(string figures) =>
        _regex.Match(figures) is { Success: true } found ? double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
}
