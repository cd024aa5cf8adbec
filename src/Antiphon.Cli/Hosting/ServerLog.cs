using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Antiphon.Cli.Hosting;

/// <summary>What the server logs, and how: to the error output, a line each.</summary>
internal static class ServerLog
{
    public static void AddServerLog(this ILoggingBuilder logging, LogLevel level)
    {
        var quiet = level > LogLevel.Warning ? level : LogLevel.Warning;
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", quiet);
        if (level <= LogLevel.Debug) logging.AddFilter("Microsoft.AspNetCore", level);

        // It writes whole addresses: a presigned one holds the text and a signature that is still good.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", quiet);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
