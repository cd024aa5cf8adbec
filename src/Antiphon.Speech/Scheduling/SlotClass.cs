using Antiphon.Speech.Scheduling.Native;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Slots of one kind: the cores, a GPU, a worker process. A slot is a thread that runs one step at a time. Each class has its own queue
/// and its own load. A step that must keep its slot while a device or another process works waits for it synchronously.
/// </summary>
/// <param name="Name">Short lower-case name: <c>cpu</c>, <c>gpu0</c>.</param>
/// <param name="Slots">Steps that run at the same time.</param>
/// <param name="Clock">
/// Read on a slot's thread before and after a step: the step is charged the difference. For <c>cpu</c> it is the thread's core time, for a
/// device that the thread waits for it is the time that passes.
/// </param>
public sealed record SlotClass(string Name, int Slots, Func<TimeSpan> Clock)
{
    /// <summary>The class of the machine's cores, which every scheduler has.</summary>
    public const string CpuName = "cpu";

    /// <summary>The class of the machine's cores.</summary>
    /// <param name="slots">Steps that run at the same time.</param>
    public static SlotClass Cpu(int slots) => new(CpuName, slots, static () => ThreadCpuClock.Now);

    /// <exception cref="ArgumentException">The class has no name or no slot.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Slots);
    }
}
