using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>A step that is nothing but its place in the queue.</summary>
internal sealed class TestStep(AccountShare account, string name) : WaitingStep(account)
{
    public override string ToString() => name;
}
