using Antiphon.Audio;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>Pauses that an output takes as fast as they are made.</summary>
public sealed class LongSilenceTests
{
    private static readonly SsmlDocument Silence = SsmlReader.Read(
        $"<speak>{string.Concat(Enumerable.Repeat("<break time='10s'/>", 20))}</speak>");

    [Fact]
    public async Task Silence_OfAListenerWhoLeft_Ends()
    {
        var output = new FakeOutput();
        using var session = await SessionAsync(output);
        await Should.ThrowAsync<OperationCanceledException>(session.RunAsync(new CancellationToken(canceled: true)));
        output.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task Silence_KeepsNoThread()
    {
        var output = new ThreadOutput();
        using var session = await SessionAsync(output);
        var run = Task.CompletedTask;
        var thread = new Thread(() => run = session.RunAsync(CancellationToken.None));
        thread.Start();
        thread.Join();
        await run;

        output.Writers.Count.ShouldBeGreaterThanOrEqualTo(200);
        output.Writers.ShouldNotContain(thread);
    }

    private static async Task<SpeechSession> SessionAsync(ISpeechOutput output)
    {
        var engine = new FakeSynthesizer();
        var setup = new SpeechSessionSetup
        {
            Engine = engine, Voice = engine.Voices[0], Format = new AudioFormat(AudioCodec.Pcm, FakeSynthesizer.SampleRate),
            Output = output,
        };
        var session = new SpeechSession(setup, new ManualTime());
        await session.AppendAsync(Silence, CancellationToken.None);
        session.Complete();
        return session;
    }

    private sealed class ThreadOutput : ISpeechOutput
    {
        public List<Thread> Writers { get; } = [];

        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
        {
            Writers.Add(Thread.CurrentThread);
            return ValueTask.CompletedTask;
        }
    }
}
