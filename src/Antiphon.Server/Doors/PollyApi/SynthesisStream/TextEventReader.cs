using System.Runtime.CompilerServices;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Duplex;
using Antiphon.Server.Limits;
using Antiphon.Speech.Sessions;
using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>Steps 3 and 4: takes verified events off the request and appends their text to the session. Nothing of a refused event is spoken.</summary>
internal sealed class TextEventReader(SignedEventReader reader, SpeechSession session, PollyLimits limits, Deadline idle)
{
    /// <summary>How documents are read.</summary>
    public SsmlOptions Ssml { get; init; } = new();

    /// <summary>
    /// Characters of all accepted text: Unicode scalar values, tags excluded. White space is text and counts, in keep-alives and
    /// between the tags of a document too; only an empty keep-alive counts nothing (polly.md §2).
    /// </summary>
    public long RequestCharacters { get; private set; }

    /// <summary>A failure of the server's while it read; null: there was none. For the log only.</summary>
    public Exception? Unexpected { get; private set; }

    /// <summary>Reads until the client closes the stream, ends its input, or sends something that must be refused.</summary>
    /// <returns>What ends the stream instead of a StreamClosedEvent; null when it was closed properly.</returns>
    public async Task<AwsError?> ReadToEndAsync(CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        try
        {
            while (await NextAsync(waiting.Token).ConfigureAwait(false) is TextEvent text)
            {
                await AppendAsync(text, cancellationToken).ConfigureAwait(false);
            }

            session.Complete();
            return null;
        }
        catch (OperationCanceledException) when (idle.HasExpired && !cancellationToken.IsCancellationRequested)
        {
            // The text that came is good: all of it is spoken before the stream ends with the quota's error.
            session.Complete();
            return PollyQuotas.InboundEventTimeout(limits.InboundEventTimeout);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            session.Complete(discardIncomplete: true);
            return AwsError.InvalidEvent("The input broke off: " + broken.Message);
        }
        catch (Exception refused) when (refused is not (IOException or OperationCanceledException))
        {
            if (!PollyErrors.Shape.IsExpected(refused)) Unexpected = refused;
            session.Complete(discardIncomplete: true);
            return PollyErrors.Shape.ErrorOf(refused);
        }
    }

    /// <summary>The next event; null at CloseStreamEvent and at every other end of input (sdk-compatibility.md §5).</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SynthesisInputEvent?> NextAsync(CancellationToken cancellationToken)
    {
        // The idle clock runs only while we wait for the client, not while we hold it back.
        idle.Restart();
        var arrived = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        idle.Stop();
        return arrived ? SynthesisInputEventReader.Read(reader.Current) : null;
    }

    private async ValueTask AppendAsync(TextEvent text, CancellationToken cancellationToken)
    {
        var length = TextLength.CountScalars(text.Text);
        if (length > limits.MaxCharactersPerEvent)
        {
            throw new InvalidEventException($"The TextEvent has {length} characters; {limits.MaxCharactersPerEvent} are allowed: send longer text as several events.");
        }

        if (!text.IsSsml)
        {
            CountBilled(length);
            await session.AppendAsync(text.Text, text.Force, cancellationToken).ConfigureAwait(false);
            return;
        }

        var document = SsmlReader.Read(text.Text, Ssml);
        CountBilled(document.CharacterCount);
        await session.AppendAsync(document, cancellationToken).ConfigureAwait(false);
    }

    private void CountBilled(long characters)
    {
        if (characters > limits.MaxBilledCharactersPerEvent)
        {
            throw new InvalidEventException($"The TextEvent has {characters} billed characters; {limits.MaxBilledCharactersPerEvent} are allowed: send longer text as several events.");
        }

        RequestCharacters += characters;
    }
}
