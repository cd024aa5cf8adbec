using System.Buffers;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi;

/// <summary>Reads the whole body of a request, bounded before it is buffered.</summary>
internal static class UnaryRequest
{
    /// <param name="context">The request.</param>
    /// <param name="mostBytes">The longest body.</param>
    /// <param name="tooLong">What a longer one is refused with.</param>
    /// <exception cref="RequestRefusedException">The body is too long.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int mostBytes, AwsError tooLong)
    {
        if (context.Request.ContentLength > mostBytes) throw new RequestRefusedException(tooLong);
        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 0) + 1);
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted).ConfigureAwait(false);
            if (read == 0) return body.WrittenMemory;
            body.Advance(read);
            if (body.WrittenCount > mostBytes) throw new RequestRefusedException(tooLong);
        }
    }

    /// <summary>The first value of a query parameter; null where it is missing or empty.</summary>
    public static string? Query(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>A member of the request is missing or has a value that is not allowed.</summary>
    public static RequestRefusedException Invalid(string member, string message) => new(AwsError.InvalidField(member, message));
}
