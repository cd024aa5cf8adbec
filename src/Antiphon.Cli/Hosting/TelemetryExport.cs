using Antiphon.Cli.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Antiphon.Cli.Hosting;

/// <summary>Sends traces and metrics to an OTLP collector; does nothing where none is configured.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string OwnSources = "Antiphon.*";
    private const string Traces = "v1/traces";
    private const string Metrics = "v1/metrics";
    private const int HttpPort = 4318;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private TelemetryExport(TracerProvider? traces, MeterProvider? metrics) => (_traces, _metrics) = (traces, metrics);

    public static TelemetryExport Start(Settings settings)
    {
        if (settings.OtlpEndpoint is not { } endpoint) return new TelemetryExport(null, null);
        var resource = ResourceBuilder.CreateDefault().AddService("antiphon", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        return new TelemetryExport(
            Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(OwnSources, "Microsoft.AspNetCore")
                .AddOtlpExporter(exporter => Address(exporter, endpoint, settings.OtlpOverHttp, Traces))
                .Build(),
            Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(OwnSources, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddOtlpExporter(exporter => Address(exporter, endpoint, settings.OtlpOverHttp, Metrics))
                .Build());
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // An address that is set by code is taken as it is: over HTTP it must name the signal's own path.
    private static void Address(OtlpExporterOptions exporter, Uri endpoint, bool? overHttp, string path)
    {
        var http = overHttp ?? endpoint.Port == HttpPort;
        exporter.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = http ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path) : endpoint;
    }
}
