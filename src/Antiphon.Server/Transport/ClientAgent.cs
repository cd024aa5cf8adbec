using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Transport;

/// <summary>Which client library sent a request, as far as the server treats them differently. Source: the user-agent header.</summary>
/// <param name="Kind">The library.</param>
public readonly record struct ClientAgent(ClientKind Kind)
{
    /// <summary>It plays a stream again from the start after a retryable failure, even one that follows audio.</summary>
    public bool ReplaysAfterOutput => Kind is ClientKind.Java or ClientKind.JavaNetty or ClientKind.JavaCrt;

    /// <summary>While its own input is open it finishes a response only when RST_STREAM(NO_ERROR) arrives.</summary>
    public bool NeedsResetToFinish => Kind is ClientKind.JavaCrt or ClientKind.Crt;

    /// <summary>It gives up after 30 s without a byte of the response.</summary>
    public bool NeedsSilencePadding => Kind is ClientKind.JavaNetty;

    /// <summary>It gives up a body of which no byte comes for a while: Rust after 6 s, Netty after 30 s.</summary>
    public bool GivesUpSilentBodies => Kind is ClientKind.Rust or ClientKind.JavaNetty;

    /// <summary>Its second and third attempt at a stream carry no event and never end their input.</summary>
    public bool RetriesCarryNoEvents => Kind is ClientKind.Go;

    /// <summary>Browsers and presigned requests name their agent in <c>x-amz-user-agent</c>, the others in <c>user-agent</c>.</summary>
    public static ClientAgent Of(HttpRequest request)
    {
        var agent = Parse(request.Headers.UserAgent.ToString());
        return agent.Kind is ClientKind.Other ? Parse(request.Headers["x-amz-user-agent"].ToString()) : agent;
    }

    /// <summary>Classifies the text of a user-agent header.</summary>
    public static ClientAgent Parse(string? userAgent) => new(KindOf(userAgent ?? ""));

    private static ClientKind KindOf(string agent)
    {
        if (Has(agent, "aws-sdk-java/")) return JavaKindOf(agent);
        if (Has(agent, "aws-sdk-go-v2/")) return ClientKind.Go;
        if (Has(agent, "aws-sdk-js/")) return ClientKind.JavaScript;
        if (Has(agent, "aws-sdk-rust/")) return ClientKind.Rust;
        if (Has(agent, "aws-sdk-dotnet")) return ClientKind.DotNet;
        // Before the CRT: it names awscrt, but finishes on END_STREAM and would block on a reset.
        if (Has(agent, "aws-sdk-python/")) return ClientKind.Python;
        if (Has(agent, "transcribe-streaming-sdk")) return ClientKind.AmazonTranscribe;
        if (Has(agent, "Boto3/") || Has(agent, "Botocore/")) return ClientKind.Botocore;
        return IsCrt(agent) ? ClientKind.Crt : ClientKind.Other;
    }

    private static ClientKind JavaKindOf(string agent)
    {
        if (IsCrt(agent)) return ClientKind.JavaCrt;
        return Has(agent, "md/http#NettyNio") ? ClientKind.JavaNetty : ClientKind.Java;
    }

    private static bool IsCrt(string agent) => Has(agent, "md/http#AwsCommonRuntime") || Has(agent, "aws-crt");

    private static bool Has(string agent, string token) => agent.Contains(token, StringComparison.OrdinalIgnoreCase);
}
