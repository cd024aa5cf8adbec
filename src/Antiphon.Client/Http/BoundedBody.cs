namespace Antiphon.Client.Http;

/// <summary>Reads the body of an answer that another server than the expected one may have sent.</summary>
internal static class BoundedBody
{
    /// <summary>The first bytes of the body. The rest is not read.</summary>
    /// <param name="content">Stays the caller's.</param>
    /// <param name="most">The most bytes to read.</param>
    /// <param name="cancellationToken">Ends the wait for a body that does not end.</param>
    public static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most];
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return buffer[..length];
    }
}
