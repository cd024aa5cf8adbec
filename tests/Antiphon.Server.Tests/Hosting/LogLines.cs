using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Hosting;

/// <summary>Keeps what the server logs.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception) + (exception is null ? "" : " | " + exception)));

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    public void Dispose()
    {
    }
}
