namespace Antiphon.Wire.EventStreams;

/// <summary>The wire codes of header values. Numbers are big-endian; lengths are those of the value alone.</summary>
public enum EventStreamHeaderType : byte
{
    /// <summary>Boolean true; no value bytes.</summary>
    True = 0,

    /// <summary>Boolean false; no value bytes.</summary>
    False = 1,

    /// <summary>Signed 8-bit integer.</summary>
    SByte = 2,

    /// <summary>Signed 16-bit integer.</summary>
    Int16 = 3,

    /// <summary>Signed 32-bit integer.</summary>
    Int32 = 4,

    /// <summary>Signed 64-bit integer.</summary>
    Int64 = 5,

    /// <summary>Up to 65,535 bytes after a 16-bit length.</summary>
    Bytes = 6,

    /// <summary>Up to 65,535 bytes of UTF-8 after a 16-bit length.</summary>
    String = 7,

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z as a signed 64-bit integer.</summary>
    Timestamp = 8,

    /// <summary>A UUID of 16 bytes in network order.</summary>
    Uuid = 9,
}
