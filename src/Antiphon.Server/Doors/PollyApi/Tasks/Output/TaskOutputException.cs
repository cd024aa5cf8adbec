namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>An output could not be published. The message is written for the task's owner.</summary>
/// <param name="message">What happened.</param>
/// <param name="isTransient">Whether trying again may help.</param>
/// <param name="inner">What the store said.</param>
internal sealed class TaskOutputException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public bool IsTransient { get; } = isTransient;
}
