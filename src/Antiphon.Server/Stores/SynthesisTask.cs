using Antiphon.Aws.PollyApi;

namespace Antiphon.Server.Stores;

/// <summary>One synthesis task as it is kept: everything that is needed to run it again after the server was ended. Immutable.</summary>
internal sealed record SynthesisTask
{
    public required string Id { get; init; }

    /// <summary>The principal whose task it is: nobody else sees it, and it pays.</summary>
    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>As sent. Its text is there until the task has ended.</summary>
    public required SynthesisTaskRequest Request { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public required long RequestCharacters { get; init; }

    public required string OutputUri { get; init; }

    /// <summary>
    /// The server's own part of the output's key, which comes before the client's prefix. Kept, so that the output is where
    /// <see cref="OutputUri"/> says, even if the setting changes meanwhile. Null: none.
    /// </summary>
    public string? OutputPrefix { get; init; }

    public SynthesisTaskStatus Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>How often it was begun and not stopped in good order: a text that ends the server each time must not do so for ever.</summary>
    public int Starts { get; init; }

    public bool HasEnded => Status is SynthesisTaskStatus.Completed or SynthesisTaskStatus.Failed;

    /// <summary>Without what is large and the caller's: all that a list needs.</summary>
    public SynthesisTask WithoutText() => this with { Request = Request with { Speech = Request.Speech with { Text = null } } };

    public SynthesisTaskDescription Describe() => new()
    {
        Request = Request,
        TaskId = Id,
        Status = Status,
        StatusReason = StatusReason,
        OutputUri = OutputUri,
        CreationTime = CreationTime,
        RequestCharacters = RequestCharacters,
    };

    public override string ToString() => Id;
}
