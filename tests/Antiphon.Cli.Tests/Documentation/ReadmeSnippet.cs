using Antiphon.Client.Synthesis;

namespace Antiphon.Cli.Tests.Documentation;

/// <summary>The README's .NET program, compiled.</summary>
internal static class ReadmeSnippet
{
    public static async Task RunAsync()
    {
        // begin
        var options = new SynthesisStreamOptions
        {
            Endpoint = new Uri("https://localhost:8443"),
            AccessKeyId = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")!,
            SecretAccessKey = Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY")!,
        };
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
        await using var stream = SynthesisStream.Open(options, http);

        var writing = Task.Run(async () =>
        {
            foreach (var word in "Text goes in while audio comes out.".Split(' ')) await stream.SendTextAsync(word + " ");
            await stream.CompleteAsync();
        });
        await using var file = File.Create("speech.pcm"); // 16 kHz, 16 bits, mono
        await foreach (var audio in stream.ReadAudioAsync()) await file.WriteAsync(audio);
        await writing;
        // end
    }
}
