using System.Runtime.CompilerServices;
using Antiphon.Cli.Listen;
using Antiphon.Cli.Terminal;
using Antiphon.Speech.Engines;

namespace Antiphon.Cli.Tests.Listen;

public sealed class ListenActionTests
{
    private readonly StringWriter _output = new();

    [Fact]
    public async Task Parts_OfARecording_AreOneLineWithoutTheEmptyOnes()
    {
        await RunAsync(new ScriptedRecognizer("Good", "", "morning."));
        _output.ToString().ShouldBe("Good morning." + Environment.NewLine);
    }

    [Fact]
    public async Task Recognizer_ThatIsMissing_IsTheReasonOfTheFailure()
    {
        var missing = new ScriptedRecognizer { State = EngineState.Missing("/models/ear.onnx is gone", "put it back") };
        (await Should.ThrowAsync<CommandException>(() => RunAsync(missing))).Message.ShouldBe("/models/ear.onnx is gone");
    }

    [Fact]
    public async Task Recognizer_ThatFails_TellsTheUserItsDetail()
    {
        var failing = new ScriptedRecognizer("Good", "morning.") { Failure = new EngineException(EngineFailure.Failed, "ear.onnx: broken") };
        (await Should.ThrowAsync<CommandException>(() => RunAsync(failing))).Message.ShouldBe("ear.onnx: broken");
        _output.ToString().ShouldBe("Good");
    }

    private Task<int> RunAsync(IRecognizer recognizer) => ListenAction.RunAsync(
        new Surroundings
        {
            Input = new MemoryStream(new byte[3_200]),
            OutputBytes = Stream.Null,
            Output = _output,
            Error = TextWriter.Null,
            Variables = new Dictionary<string, string>(),
            WorkingFolder = "/",
        },
        recognizer, rawRate: 16_000, ["-"], CancellationToken.None);

    private sealed class ScriptedRecognizer(params string[] texts) : IRecognizer
    {
        public string Name => "scripted";

        public EngineState State { get; init; } = EngineState.Ready;

        public Exception? Failure { get; init; }

        public IReadOnlyList<string> Languages => ["en"];

        public int SampleRate => 16_000;

        public async IAsyncEnumerable<RecognizedText> RecognizeAsync(
            RecognitionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var text in texts)
            {
                await Task.Yield();
                yield return new RecognizedText(text, 0, request.Samples.Length);
                if (Failure is not null) throw Failure;
            }
        }
    }
}
