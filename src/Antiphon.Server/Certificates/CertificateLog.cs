using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Certificates;

internal static partial class CertificateLog
{
    [LoggerMessage(1, LogLevel.Information, "The server's certificate was renewed; the new one is valid until {Until:u}")]
    public static partial void Renewed(ILogger log, DateTime until);

    [LoggerMessage(2, LogLevel.Error, "The server's certificate could not be checked or renewed: {Reason}")]
    public static partial void NotRenewed(ILogger log, string reason);
}
