namespace Antiphon.Speech.Scheduling;

/// <summary>Steps that cost alike: all steps of one engine.</summary>
/// <param name="Name">Short lower-case name. Kinds of one name share their measured cost, so they must have the same place.</param>
/// <param name="Place">Where the steps do their work.</param>
public sealed record StepKind(string Name, StepPlace Place = StepPlace.Slot);
