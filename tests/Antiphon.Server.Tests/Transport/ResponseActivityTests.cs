using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

public sealed class ResponseActivityTests
{
    private static readonly byte[] Data = new Http2Frame(Http2FrameType.Data, 1, 1, new byte[40]).ToBytes();
    private static readonly byte[] Ping = new Http2Frame(Http2FrameType.Ping, 1, 0, new byte[8]).ToBytes();
    private static readonly byte[] Settings = new Http2Frame(Http2FrameType.Settings, 1, 0, default).ToBytes();

    [Fact]
    public void Activity_ControlFramesOnly_NeedsNoTail()
    {
        var activity = new ResponseActivity(http2: true, new ManualTime());

        activity.Observe([.. Settings, .. Ping, .. Settings]);

        activity.MayNeedTail.ShouldBeFalse();
    }

    [Fact]
    public void Activity_DataCutAtEveryByte_CountsFromItsLastByte()
    {
        byte[] wire = [.. Settings, .. Data, .. Ping];
        for (var cut = 0; cut <= wire.Length; cut++)
        {
            var time = new ManualTime();
            var activity = new ResponseActivity(http2: true, time);
            activity.Observe(wire.AsSpan(0, cut));
            time.Advance(TimeSpan.FromSeconds(3));
            activity.Observe(wire.AsSpan(cut));
            time.Advance(TimeSpan.FromSeconds(5));

            activity.MayNeedTail.ShouldBeTrue();
            activity.SinceLastData.ShouldBe(TimeSpan.FromSeconds(cut >= Settings.Length + Data.Length ? 8 : 5));
        }
    }

    [Fact]
    public void Activity_OverHttp1_NeedsATailOnlyAfterAStream()
    {
        var activity = new ResponseActivity(http2: false, new ManualTime());
        activity.Observe("HTTP/1.1 200 OK"u8);
        activity.MayNeedTail.ShouldBeFalse();

        activity.CarriesStream();

        activity.MayNeedTail.ShouldBeTrue();
    }
}
