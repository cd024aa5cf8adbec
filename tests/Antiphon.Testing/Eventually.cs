using System.Runtime.CompilerServices;

namespace Antiphon.Testing;

/// <summary>Waits for what another task is about to do.</summary>
public static class Eventually
{
    /// <summary>Far more than any machine needs: only a condition that never comes true takes as long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Lets other tasks run until <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked often; must be safe to call while other tasks run.</param>
    /// <param name="meanwhile">Runs before each further question: a test advances its clock here.</param>
    /// <param name="patience">The longest wait; <see cref="Patience"/> by default.</param>
    /// <param name="what">The text of <paramref name="condition"/>, for the message.</param>
    /// <exception cref="TimeoutException">The condition did not hold in time.</exception>
    public static async Task Until(
        Func<bool> condition,
        Action? meanwhile = null,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            if (waited > (patience ?? Patience)) throw new TimeoutException($"Waited {waited} for: {what}");
            meanwhile?.Invoke();
            await Task.Yield();
        }
    }
}
