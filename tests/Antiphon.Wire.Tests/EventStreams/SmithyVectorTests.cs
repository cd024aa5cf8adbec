using System.Buffers;
using System.Text;
using System.Text.Json;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

public sealed class SmithyVectorTests
{
    [SharedTheory]
    [MemberData(nameof(SmithyVectors.TypeScriptPositives), MemberType = typeof(SmithyVectors))]
    public void Encode_TypeScriptVector_GivesTheSameBytes(string name) =>
        SmithyVectors.Encode(name).ShouldBe(SmithyVectors.Read($"smithy-typescript/encoded/positive/{name}"));

    [SharedTheory]
    [MemberData(nameof(SmithyVectors.TypeScriptPositives), MemberType = typeof(SmithyVectors))]
    public void Decode_TypeScriptVector_GivesItsMeaning(string name)
    {
        var decoded = Messages.Decode(SmithyVectors.Read($"smithy-typescript/encoded/positive/{name}"));
        using var json = JsonDocument.Parse(SmithyVectors.Read($"smithy-typescript/decoded/positive/{name}"));
        var expected = json.RootElement.GetProperty("headers").EnumerateArray().ToArray();
        decoded.Headers.Select(h => (h.Name, (int)h.Type))
            .ShouldBe(expected.Select(h => (h.GetProperty("name").GetString()!, h.GetProperty("type").GetInt32())));
        decoded.PayloadHex.ShouldBe(Convert.ToHexStringLower(json.RootElement.GetProperty("payload").GetBytesFromBase64()));
    }

    [SharedTheory]
    [InlineData("corrupted_header_len")]
    [InlineData("corrupted_headers")]
    [InlineData("corrupted_length")]
    [InlineData("corrupted_payload")]
    public void Decode_TypeScriptNegative_NamesTheReason(string name)
    {
        var reason = Encoding.UTF8.GetString(SmithyVectors.Read($"smithy-typescript/decoded/negative/{name}")).Trim();
        var expected = reason == "Prelude checksum mismatch"
            ? EventStreamMalformation.PreludeChecksum
            : EventStreamMalformation.MessageChecksum;
        Messages.Malformation(SmithyVectors.Read($"smithy-typescript/encoded/negative/{name}")).ShouldBe(expected);
    }

    [SharedFact]
    public void Decode_RustVectorOfAllTypes_GivesTypedValues()
    {
        var message = Messages.DecodeOne(SmithyVectors.Read("smithy-rs/valid_with_all_headers_and_payload"));

        Find(message, "true").TryGetBoolean(out var yes).ShouldBeTrue();
        yes.ShouldBeTrue();
        Find(message, "false").TryGetBoolean(out var no).ShouldBeTrue();
        no.ShouldBeFalse();
        Find(message, "byte").TryGetSByte(out var i8).ShouldBeTrue();
        i8.ShouldBe((sbyte)50);
        Find(message, "short").TryGetInt16(out var i16).ShouldBeTrue();
        i16.ShouldBe((short)20000);
        Find(message, "int").TryGetInt32(out var i32).ShouldBeTrue();
        i32.ShouldBe(500000);
        Find(message, "long").TryGetInt64(out var i64).ShouldBeTrue();
        i64.ShouldBe(50000000000);
        Find(message, "bytes").TryGetBytes(out var bytes).ShouldBeTrue();
        bytes.ToArray().ShouldBe("some bytes"u8.ToArray());
        Find(message, "str").TryGetString(out var text).ShouldBeTrue();
        text.ShouldBe("some str");
        Find(message, "time").TryGetTimestamp(out var time).ShouldBeTrue();
        time.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(5000000000));
        Find(message, "uuid").TryGetUuid(out var uuid).ShouldBeTrue();
        uuid.ShouldBe(Guid.Parse("b79bc914-de21-4e13-b8b2-bc47e85b7f0b"));
        message.Payload.ToArray().ShouldBe("some payload"u8.ToArray());
    }

    [SharedTheory]
    [InlineData("invalid_header_name_length")]
    [InlineData("invalid_header_name_length_too_long")]
    [InlineData("invalid_header_string_length_cut_off")]
    [InlineData("invalid_header_string_value_length")]
    [InlineData("invalid_header_value_type")]
    [InlineData("invalid_headers_length")]
    [InlineData("invalid_message_checksum")]
    [InlineData("invalid_prelude_checksum")]
    public void Decode_RustNegative_IsRefusedInOnePieceAndInMany(string name)
    {
        var bytes = SmithyVectors.Read("smithy-rs/" + name);
        var malformation = Messages.Malformation(bytes);
        for (var size = 1; size <= 11; size++) Messages.Malformation(Segmented.Every(bytes, size)).ShouldBe(malformation);
    }

    [SharedTheory]
    [InlineData("invalid_header_name_length", EventStreamMalformation.HeaderNameOverBlock)]
    [InlineData("invalid_header_name_length_too_long", EventStreamMalformation.HeaderNameOverBlock)]
    [InlineData("invalid_header_string_length_cut_off", EventStreamMalformation.HeaderValueOverBlock)]
    [InlineData("invalid_header_string_value_length", EventStreamMalformation.HeaderValueOverBlock)]
    [InlineData("invalid_header_value_type", EventStreamMalformation.HeaderTypeUnknown)]
    [InlineData("invalid_headers_length", EventStreamMalformation.HeadersLongerThanMessage)]
    public void Decode_RustNegativeWithRepairedChecksums_NamesTheHeaderFault(string name, EventStreamMalformation expected) =>
        Messages.Malformation(Messages.RepairChecksums(SmithyVectors.Read("smithy-rs/" + name))).ShouldBe(expected);

    [SharedTheory]
    [MemberData(nameof(SmithyVectors.AllPositives), MemberType = typeof(SmithyVectors))]
    public void Decode_SplitAnywhere_GivesTheSameMessage(string path)
    {
        var bytes = SmithyVectors.Read(path);
        var whole = Messages.Decode(bytes);
        for (var cut = 0; cut <= bytes.Length; cut++) Messages.Decode(Segmented.At(bytes, cut)).ShouldBeEquivalentTo(whole);
        for (var size = 1; size <= 11; size++) Messages.Decode(Segmented.Every(bytes, size)).ShouldBeEquivalentTo(whole);
    }

    [SharedTheory]
    [MemberData(nameof(SmithyVectors.AllPositives), MemberType = typeof(SmithyVectors))]
    public void Decode_TruncatedAtAnyLength_NeverGivesAMessage(string path)
    {
        var bytes = SmithyVectors.Read(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            Messages.TryDecode(new ReadOnlySequence<byte>(bytes, 0, length)).ShouldBeNull();
            Messages.TryDecode(Segmented.Every(bytes.AsSpan(0, length), 5)).ShouldBeNull();
        }
    }

    [SharedTheory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(100000)]
    public void Decode_ConcatenatedVectors_GivesEachInTurn(int size)
    {
        var vectors = SmithyVectors.AllPositives.Select(row => SmithyVectors.Read(row.Data)).ToArray();
        var buffer = Segmented.Every(vectors.SelectMany(bytes => bytes).ToArray(), size);
        foreach (var vector in vectors)
        {
            EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message).ShouldBeTrue();
            Messages.Read(message).ShouldBeEquivalentTo(Messages.Decode(vector));
        }

        buffer.IsEmpty.ShouldBeTrue();
    }

    private static EventStreamHeader Find(in EventStreamMessage message, string name)
    {
        message.TryFind(Encoding.UTF8.GetBytes(name), out var header).ShouldBeTrue(name);
        return header;
    }
}
