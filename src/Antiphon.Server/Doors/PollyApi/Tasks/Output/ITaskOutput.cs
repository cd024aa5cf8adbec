namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>Where the outputs of tasks go. Safe for concurrent use.</summary>
internal interface ITaskOutput
{
    /// <summary>The address that clients are told.</summary>
    string UriOf(TaskObject target);

    /// <summary>Whether it was published already: by a server that ended before it could note so.</summary>
    /// <exception cref="TaskOutputException">It cannot be known.</exception>
    Task<bool> ExistsAsync(TaskObject target, CancellationToken cancellationToken);

    /// <summary>Publishes a whole file at once: nobody ever sees a part of it. The file is the output's to move away.</summary>
    /// <exception cref="TaskOutputException">It is not there.</exception>
    Task PublishAsync(string file, TaskObject target, CancellationToken cancellationToken);
}
