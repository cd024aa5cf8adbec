namespace Antiphon.Wire.Signatures;

/// <summary>The path as it is signed: each segment of the wire path percent-encoded once more.</summary>
internal static class CanonicalPath
{
    public static string From(string path, bool normalize)
    {
        var segments = path.Split('/');
        if (normalize) segments = Normalize(segments);
        var canonical = string.Join('/', segments.Select(PercentEncoding.Encode));
        return canonical.StartsWith('/') ? canonical : "/" + canonical;
    }

    // Dot segments and doubled slashes go; a slash at the end stays.
    private static string[] Normalize(string[] segments)
    {
        var kept = new List<string> { "" };
        foreach (var segment in segments)
        {
            if (segment is "" or ".") continue;
            if (segment != "..") kept.Add(segment);
            else if (kept.Count > 1) kept.RemoveAt(kept.Count - 1);
        }

        if (segments[^1].Length == 0 && kept.Count > 1) kept.Add("");
        return [.. kept];
    }
}
