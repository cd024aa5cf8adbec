namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>A request through this door is refused; the error says why. Ends that request, nothing else.</summary>
internal sealed class OpenAiRefusedException(OpenAiError error) : Exception(error.Message)
{
    /// <summary>What the client is told.</summary>
    public OpenAiError Error { get; } = error;
}
