using Microsoft.AspNetCore.Connections;

namespace Antiphon.Server.Transport;

/// <summary>Sends a connection down the TLS branch or the cleartext one, by its first byte.</summary>
internal sealed class TlsSniffer(ConnectionDelegate tls, ConnectionDelegate cleartext, TransportOptions options, TimeProvider time)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        bool? isTls;
        try
        {
            isTls = await Peek.AskAsync(connection, FirstBytes.IsTls, options.SniffTimeout, time);
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("The client said nothing for " + options.SniffTimeout));
            return;
        }
        catch (IOException)
        {
            return; // reset before the first byte: a port scan, nothing to report
        }

        if (isTls is null) return;
        await (isTls.Value ? tls : cleartext)(connection);
    }
}
