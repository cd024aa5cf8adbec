using System.Globalization;
using System.Security.Cryptography;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Keys;

namespace Antiphon.Cli.Keys;

/// <summary>What the user asks of a new key.</summary>
internal sealed record NewKey(string Name, bool IsTemporary, string? Token, string? Expires, int? MaxStreams, double? CallsPerSecond)
{
    /// <exception cref="CommandException">Something asked for cannot be.</exception>
    public AccessKey Create(DateTimeOffset now)
    {
        var key = KeyGenerator.Create(Name, new KeyLimits { ConcurrentStreams = MaxStreams, CallsPerSecond = CallsPerSecond }) with
        {
            SessionToken = IsTemporary ? Token ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)) : null,
            ExpiresAt = Expires is null ? null : ExpiryOf(Expires, now),
        };
        try
        {
            key.Validate();
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message, ExitCodes.Usage, e);
        }

        CheckExpiry(key.ExpiresAt, now);
        return key;
    }

    /// <summary>The same as an API key.</summary>
    /// <param name="now">The clock.</param>
    /// <param name="text">The key itself, to be shown once.</param>
    /// <exception cref="CommandException">Something asked for cannot be.</exception>
    public ApiKey CreateApiKey(DateTimeOffset now, out string text)
    {
        try
        {
            var key = ApiKey.Create(Name, out text) with
            {
                ExpiresAt = Expires is null ? null : ExpiryOf(Expires, now),
                Limits = new KeyLimits { ConcurrentStreams = MaxStreams, CallsPerSecond = CallsPerSecond },
            };
            key.Validate();
            CheckExpiry(key.ExpiresAt, now);
            return key;
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message, ExitCodes.Usage, e);
        }
    }

    private void CheckExpiry(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt <= now) throw new CommandException($"--expires {Expires} is not in the future.", ExitCodes.Usage);
    }

    private static DateTimeOffset ExpiryOf(string text, DateTimeOffset now)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && text.Contains('-', StringComparison.Ordinal))
            return moment;
        try
        {
            return now + ValueParser.Duration(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw new CommandException($"--expires cannot be '{text}': a duration such as 12h or 30d, or a moment such as 2027-01-31T12:00Z.", ExitCodes.Usage, e);
        }
    }
}
