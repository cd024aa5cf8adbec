using System.Buffers;
using System.Globalization;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>A header's value in words.</summary>
internal static class HeaderText
{
    public static string TypeOf(in EventStreamHeader header) => header.Type switch
    {
        EventStreamHeaderType.True or EventStreamHeaderType.False => "boolean",
        EventStreamHeaderType.SByte => "int8",
        _ => header.Type.ToString().ToLowerInvariant(),
    };

    public static string ValueOf(in EventStreamHeader header)
    {
        if (header.TryGetString(out var text)) return text;
        if (header.TryGetTimestamp(out var moment)) return moment.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        if (header.TryGetTimestampMilliseconds(out var milliseconds)) return milliseconds.ToString(CultureInfo.InvariantCulture) + " ms";
        if (header.TryGetBoolean(out var flag)) return flag ? "true" : "false";
        if (header.TryGetUuid(out var uuid)) return uuid.ToString();
        return TryGetNumber(header, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Convert.ToHexStringLower(header.Value.ToArray());
    }

    private static bool TryGetNumber(in EventStreamHeader header, out long number)
    {
        number = 0;
        if (header.TryGetInt64(out number)) return true;
        if (header.TryGetInt32(out var i32)) number = i32;
        else if (header.TryGetInt16(out var i16)) number = i16;
        else if (header.TryGetSByte(out var i8)) number = i8;
        else return false;
        return true;
    }
}
