using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Stores.Files;

internal static partial class KeyLog
{
    [LoggerMessage(1, LogLevel.Error, "The key file {Path} cannot be used, the keys read before stay in force: {Reason}")]
    public static partial void FileUnusable(ILogger log, string path, string reason);
}
