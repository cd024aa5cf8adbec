using System.IO.Pipelines;

namespace Antiphon.Server.Transport;

/// <summary>A transport made of two ends.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
