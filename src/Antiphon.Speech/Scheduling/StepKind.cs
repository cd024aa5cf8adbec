namespace Antiphon.Speech.Scheduling;

/// <summary>Steps that cost alike: all steps of one engine.</summary>
/// <param name="Name">Short lower-case name. Kinds of one name share their measured cost, so they must be equal.</param>
/// <param name="Place">Where the steps do their work.</param>
/// <param name="Slots">
/// Name of the <see cref="SlotClass"/> whose slots the steps take and whose load they are. <see cref="SlotClass.CpuName"/> for
/// <see cref="StepPlace.Inline"/> and <see cref="StepPlace.OtherProcess"/>: such steps take no slot but need the machine's cores.
/// </param>
public sealed record StepKind(string Name, StepPlace Place = StepPlace.Slot, string Slots = SlotClass.CpuName);
