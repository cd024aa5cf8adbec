using Antiphon.Server.Transport;

namespace Antiphon.Server.Tests.Transport;

public sealed class TransportOptionsTests
{
    [Fact]
    public void Options_ByDefault_AreValid() => Should.NotThrow(new TransportOptions().Validate);

    [Fact]
    public void Options_OutOfRange_AreRefusedByName()
    {
        Refused(new TransportOptions { StreamsPerConnection = 0 }).ShouldBe("StreamsPerConnection");
        Refused(new TransportOptions { StreamWindow = 65_534 }).ShouldBe("StreamWindow");
        Refused(new TransportOptions { ConnectionWindow = 65_534 }).ShouldBe("ConnectionWindow");
        Refused(new TransportOptions { SniffTimeout = TimeSpan.Zero }).ShouldBe("SniffTimeout");
        Refused(new TransportOptions { DelayedClose = TimeSpan.FromSeconds(-1) }).ShouldBe("DelayedClose");
    }

    private static string? Refused(TransportOptions options) => Should.Throw<ArgumentOutOfRangeException>(options.Validate).ParamName;
}
