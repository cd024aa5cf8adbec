using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Antiphon.Server.Transport;

/// <summary>Looks at the front of a connection without taking anything from it.</summary>
internal static class Peek
{
    /// <summary>Reads until <paramref name="judge"/> answers.</summary>
    /// <returns>Null: the client ended before the answer was known.</returns>
    /// <exception cref="OperationCanceledException">The answer did not come within <paramref name="timeout"/>.</exception>
    public static async ValueTask<bool?> AskAsync(
        ConnectionContext connection, Func<ReadOnlySequence<byte>, bool?> judge, TimeSpan timeout, TimeProvider time)
    {
        var input = connection.Transport.Input;
        if (input.TryRead(out var early))
        {
            var answer = judge(early.Buffer);
            if (answer is not null)
            {
                input.AdvanceTo(early.Buffer.Start);
                return answer;
            }

            input.AdvanceTo(early.Buffer.Start, early.Buffer.End);
            if (early.IsCompleted) return null;
            return await WaitAsync(input, judge, early.Buffer.Length, timeout, time);
        }

        return await WaitAsync(input, judge, 0, timeout, time);
    }

    private static async ValueTask<bool?> WaitAsync(
        PipeReader input, Func<ReadOnlySequence<byte>, bool?> judge, long examined, TimeSpan timeout, TimeProvider time)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        while (true)
        {
            var read = await input.ReadAsync(deadline.Token);
            var answer = judge(read.Buffer);
            if (answer is null && !read.IsCompleted)
            {
                examined = read.Buffer.Length;
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            // Nothing consumed, and nothing newly examined: the next reader gets the bytes at once.
            input.AdvanceTo(read.Buffer.Start, read.Buffer.GetPosition(Math.Min(examined, read.Buffer.Length)));
            return answer;
        }
    }
}
