using System.Globalization;
using Antiphon.Text.Data;

namespace Antiphon.Text.Ssml.Values;

/// <summary>The numbers that stand for the names of values.</summary>
internal static class NamedValues
{
    private static readonly Dictionary<(string Of, string Name), double> Numbers = new[] { "styles", "lengths" }
        .SelectMany(table => EmbeddedTable.Rows(table, "ssml"))
        .ToDictionary(row => (row[0], row[1]), row => double.Parse(row[2], CultureInfo.InvariantCulture));

    /// <summary>The number of a name, or null.</summary>
    public static double? Find(string of, string name) => Numbers.TryGetValue((of, name), out var number) ? number : null;

    /// <summary>All names of one kind, for a message.</summary>
    public static string NamesOf(string of) => string.Join(", ", Numbers.Keys.Where(key => key.Of == of).Select(key => key.Name));
}
