namespace Antiphon.Wire.Signatures;

/// <summary>The query as it is signed: decoded, encoded, sorted by name and then by value.</summary>
internal static class CanonicalQuery
{
    /// <param name="query">As on the wire, without the question mark.</param>
    /// <param name="without">Names of parameters that are not signed.</param>
    public static string From(string query, params ReadOnlySpan<string> without)
    {
        var parameters = new List<(string Name, string Value)>();
        foreach (var (name, value) in Split(query))
        {
            if (without.Contains(PercentEncoding.DecodeText(name))) continue;
            parameters.Add((PercentEncoding.Recode(name), PercentEncoding.Recode(value)));
        }

        parameters.Sort(static (x, y) =>
        {
            var byName = string.CompareOrdinal(x.Name, y.Name);
            return byName != 0 ? byName : string.CompareOrdinal(x.Value, y.Value);
        });
        return string.Join('&', parameters.Select(static parameter => $"{parameter.Name}={parameter.Value}"));
    }

    /// <summary>The decoded value of the first parameter of that name; null where there is none.</summary>
    public static string? Find(string query, string name)
    {
        foreach (var parameter in Read(query))
        {
            if (parameter.Key == name) return parameter.Value;
        }

        return null;
    }

    /// <summary>Every parameter, decoded as it is signed, in the order of the wire.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string query) =>
        Split(query).Select(static parameter =>
            KeyValuePair.Create(PercentEncoding.DecodeText(parameter.Name), PercentEncoding.DecodeText(parameter.Value)));

    private static IEnumerable<(string Name, string Value)> Split(string query)
    {
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
        }
    }
}
