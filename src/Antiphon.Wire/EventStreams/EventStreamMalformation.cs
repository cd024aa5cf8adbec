namespace Antiphon.Wire.EventStreams;

/// <summary>Why bytes can never become a valid message.</summary>
public enum EventStreamMalformation
{
    /// <summary>The prelude's checksum does not match its two lengths.</summary>
    PreludeChecksum,

    /// <summary>The announced length is below the 16 bytes of framing.</summary>
    MessageTooShort,

    /// <summary>The announced length is above <see cref="EventStreamLimits.MaxMessageBytes"/>.</summary>
    MessageTooLarge,

    /// <summary>The announced header block is above <see cref="EventStreamLimits.MaxHeaderBytes"/>.</summary>
    HeadersTooLarge,

    /// <summary>The announced header block does not fit into the announced message.</summary>
    HeadersLongerThanMessage,

    /// <summary>The checksum at the end does not match the message.</summary>
    MessageChecksum,

    /// <summary>A header's name has no bytes.</summary>
    HeaderNameEmpty,

    /// <summary>A header's name, with its type code, reaches beyond the header block.</summary>
    HeaderNameOverBlock,

    /// <summary>A header's type code is none of the ten.</summary>
    HeaderTypeUnknown,

    /// <summary>A header's length field or value reaches beyond the header block.</summary>
    HeaderValueOverBlock,
}
