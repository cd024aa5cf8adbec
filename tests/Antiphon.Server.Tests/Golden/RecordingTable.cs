namespace Antiphon.Server.Tests.Golden;

/// <summary>What each recording must be answered with.</summary>
internal static class RecordingTable
{
    public static readonly IReadOnlyList<ExpectedAnswer> Rows =
    [
        Spoken("dotnet-core", 12),
        Spoken("go-full", 39),
        Spoken("go-input-left-open", 3),
        Large("go-large"),
        Spoken("go-minimal", 3),
        Spoken("go-no-close-event", 12),
        Spoken("go-session-token", 3),
        Spoken("java-crt-minimal", 3),
        Spoken("java-full", 22),
        Spoken("java-h2c", 3),
        Spoken("java-http1-chunked", 3),
        Spoken("java-keepalive-flush", 10),
        Large("java-large"),
        Spoken("java-minimal", 3),
        Spoken("java-no-close-event", 12),
        Spoken("java-retry-attempt2", 3),
        Spoken("java-session-token", 3),
        Spoken("js-full", 22),
        Spoken("js-keepalive-flush", 9),
        Large("js-large"),
        Spoken("js-minimal", 3),
        Spoken("js-no-close-event", 12),
        Spoken("js-second", 11),
        Spoken("js-session-token", 3),
        Refused("py-aps-minimal"),
        Refused("py-aps-second-on-same-connection"),
        Spoken("py-sdk-full", 22),
        Spoken("py-sdk-keepalive-flush", 16),
        Large("py-sdk-large"),
        Spoken("py-sdk-minimal", 3),
        Spoken("py-sdk-no-close-event", 12),
        Spoken("py-sdk-session-token", 3),
        Spoken("rust-full", 39),
        Spoken("rust-input-left-open", 3),
        Large("rust-large"),
        Spoken("rust-minimal", 3),
        Spoken("rust-no-close-event", 12),
        Spoken("rust-session-token", 3),
        Spoken("synthetic-rust-order", 22),
    ];

    /// <summary>Recordings of one text by several clients, which must get the same audio.</summary>
    public static readonly TheoryData<string[]> OfTheSameText =
    [
        new(["js-minimal", "go-minimal", "rust-minimal", "java-minimal", "java-h2c", "java-http1-chunked", "java-crt-minimal", "py-sdk-minimal"]),
        new(["js-full", "java-full", "py-sdk-full"]),
        new(["go-full", "rust-full"]),
        new(["js-no-close-event", "go-no-close-event", "rust-no-close-event", "java-no-close-event", "py-sdk-no-close-event"]),
        new(["js-session-token", "go-session-token", "rust-session-token", "java-session-token", "py-sdk-session-token"]),
        new(["js-large", "go-large", "rust-large", "java-large", "py-sdk-large"]),
    ];

    public static ExpectedAnswer Find(string name, string limits) =>
        Rows.Single(r => r.Name == name) is { BreaksAwsLimit: true } large && limits == "aws"
            ? large with { Ending = Ending.ValidationException }
            : Rows.Single(r => r.Name == name);

    private static ExpectedAnswer Spoken(string name, long characters) => new(name, Ending.Closed, characters);

    // One event of 6,000 Japanese characters, then 20 of 5 or 6: more than the 3,000 billed characters an event may have under --limits aws.
    private static ExpectedAnswer Large(string name) => new(name, Ending.Closed, 6_110) { BreaksAwsLimit = true };

    // Both name :authority twice, which Kestrel treats as a connection error.
    private static ExpectedAnswer Refused(string name) => new(name, Ending.ConnectionRefused, 0);
}

/// <param name="Name">The recording.</param>
/// <param name="Ending">How the answer ends.</param>
/// <param name="RequestCharacters">Unicode scalar values of its text, tags excluded.</param>
internal sealed record ExpectedAnswer(string Name, Ending Ending, long RequestCharacters)
{
    public bool BreaksAwsLimit { get; init; }
}

/// <summary>How an answer ends.</summary>
internal enum Ending
{
    /// <summary>AudioEvents, one StreamClosedEvent, END_STREAM.</summary>
    Closed,

    /// <summary>One exception event, END_STREAM.</summary>
    ValidationException,

    /// <summary>GOAWAY(PROTOCOL_ERROR), no answer.</summary>
    ConnectionRefused,
}
