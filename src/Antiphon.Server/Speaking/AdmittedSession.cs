using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Speaking;

/// <summary>A session that may be opened: it holds a place among what its key has open and a part of the machine. Disposing gives both back.</summary>
internal sealed class AdmittedSession(SessionOpener opener, SessionRequest request, ISynthesizer engine, SpeechSteps steps) : IDisposable
{
    public SessionRequest Request => request;

    public ISynthesizer Engine => engine;

    public SpeechSteps Steps => steps;

    /// <summary>Null for background work.</summary>
    public IDisposable? Place { get; init; }

    /// <summary>No listener waits for its audio.</summary>
    public bool IsBackground { get; init; }

    /// <inheritdoc cref="SessionOpener.Open"/>
    public OpenSession Open(ISpeechOutput output, ISpeechMarkOutput? marks = null) => opener.Open(this, output, marks);

    public void Dispose()
    {
        steps.Dispose();
        Place?.Dispose();
    }
}
