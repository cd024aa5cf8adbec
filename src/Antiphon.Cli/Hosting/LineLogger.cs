using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Hosting;

/// <summary>Writes one plain line an event: for what is opened before the application and its logging exist.</summary>
internal sealed class LineLogger<T>(TextWriter error, LogLevel least) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) error.WriteLine("antiphon: " + formatter(state, exception));
    }
}
