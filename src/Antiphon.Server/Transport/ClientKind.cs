namespace Antiphon.Server.Transport;

/// <summary>The client libraries the server can tell apart.</summary>
public enum ClientKind
{
    /// <summary>Anything else: treated by the general rules.</summary>
    Other,

    /// <summary>AWS SDK for Java 2 over a client that is neither Netty nor the CRT.</summary>
    Java,

    /// <summary>AWS SDK for Java 2 over Netty.</summary>
    JavaNetty,

    /// <summary>AWS SDK for Java 2 over the AWS Common Runtime.</summary>
    JavaCrt,

    /// <summary>AWS SDK for Go, version 2.</summary>
    Go,

    /// <summary>AWS SDK for JavaScript, version 3.</summary>
    JavaScript,

    /// <summary>AWS SDK for Rust.</summary>
    Rust,

    /// <summary>AWS SDK for .NET.</summary>
    DotNet,

    /// <summary>aws-sdk-python: one package per service, on awscrt.</summary>
    Python,

    /// <summary>amazon-transcribe for Python.</summary>
    AmazonTranscribe,

    /// <summary>boto3 and the AWS command line.</summary>
    Botocore,

    /// <summary>Another client on the AWS Common Runtime.</summary>
    Crt,
}
