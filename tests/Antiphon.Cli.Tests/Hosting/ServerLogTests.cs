using Antiphon.Cli.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Tests.Hosting;

public sealed class ServerLogTests
{
    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Information)]
    public void Addresses_AreNeverLogged_HoweverMuchElseIs(LogLevel level)
    {
        using var services = new ServiceCollection().AddLogging(logging => logging.AddServerLog(level)).BuildServiceProvider();
        var loggers = services.GetRequiredService<ILoggerFactory>();

        loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information).ShouldBeFalse();
        loggers.CreateLogger("Antiphon.Server").IsEnabled(level).ShouldBeTrue();
        loggers.CreateLogger("Microsoft.AspNetCore.Server.Kestrel").IsEnabled(LogLevel.Debug).ShouldBe(level <= LogLevel.Debug);
    }
}
