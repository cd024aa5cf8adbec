using System.Text.Json;

namespace Antiphon.Aws.PollyApi;

/// <summary>Timestamps of JSON bodies: seconds since 1970 as a number, to the millisecond (polly.md).</summary>
internal static class EpochSeconds
{
    public static void Write(Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteNumber(name, time.ToUnixTimeMilliseconds() / 1000m);
}
