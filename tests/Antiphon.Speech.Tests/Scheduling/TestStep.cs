using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>A step that is nothing but its place in the queue.</summary>
internal sealed class TestStep(KeyShare key, string name) : WaitingStep(key)
{
    public override string ToString() => name;
}
