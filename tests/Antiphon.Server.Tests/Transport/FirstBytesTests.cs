using System.Buffers;
using Antiphon.Server.Transport;

namespace Antiphon.Server.Tests.Transport;

public sealed class FirstBytesTests
{
    [Fact]
    public void Preface_EveryProperPart_LeavesTheQuestionOpen()
    {
        var preface = FirstBytes.Preface.ToArray();
        for (var length = 0; length < preface.Length; length++)
            FirstBytes.IsHttp2(new ReadOnlySequence<byte>(preface, 0, length)).ShouldBeNull();

        FirstBytes.IsHttp2(new ReadOnlySequence<byte>(preface)).ShouldBe(true);
    }

    [Fact]
    public void Preface_WithOneByteChanged_IsNone()
    {
        for (var at = 0; at < FirstBytes.Preface.Length; at++)
        {
            var bytes = FirstBytes.Preface.ToArray();
            bytes[at] ^= 1;
            FirstBytes.IsHttp2(new ReadOnlySequence<byte>(bytes)).ShouldBe(false);
            FirstBytes.IsHttp2(new ReadOnlySequence<byte>(bytes, 0, at + 1)).ShouldBe(false);
        }
    }

    [Fact]
    public void FirstByte_OfATlsRecord_IsTls()
    {
        FirstBytes.IsTls(ReadOnlySequence<byte>.Empty).ShouldBeNull();
        FirstBytes.IsTls(new ReadOnlySequence<byte>([0x16])).ShouldBe(true);
        FirstBytes.IsTls(new ReadOnlySequence<byte>("G"u8.ToArray())).ShouldBe(false);
    }
}
