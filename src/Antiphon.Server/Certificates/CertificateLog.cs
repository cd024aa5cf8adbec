using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Certificates;

internal static partial class CertificateLog
{
    [LoggerMessage(1, LogLevel.Information, "The server's certificate was renewed; the new one is valid until {Until:u}")]
    public static partial void Renewed(ILogger log, DateTime until);

    [LoggerMessage(2, LogLevel.Error, "The server's certificate could not be checked or renewed: {Reason}")]
    public static partial void NotRenewed(ILogger log, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The certificate authority was replaced, because {Reason}: every client must trust the new {Path}")]
    public static partial void AuthorityReplaced(ILogger log, string reason, string path);

    [LoggerMessage(4, LogLevel.Warning, "The certificate authority in {Path} may sign for every name: with a stolen key any site could be impersonated to the "
        + "clients that trust it. To limit it to this server's names, delete it and {Key}, start the server, and let every client trust the new one")]
    public static partial void Unconstrained(ILogger log, string path, string key);

    [LoggerMessage(5, LogLevel.Warning, "The certificate is not valid for this machine's name {Name}: the certificate authority was made for another one and may not sign "
        + "for it. Add it to server.names to make a new authority, which every client must then trust")]
    public static partial void HostNameLeftOut(ILogger log, string name);
}
