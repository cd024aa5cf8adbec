namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Where steps do their work. It decides whether a step needs a slot and what is charged. An engine declares it; it is not measured,
/// because a wrong guess would take the work out of the queue. Waiting for a slot, a thread or anything else in this process is never
/// charged.
/// </summary>
public enum StepPlace
{
    /// <summary>
    /// In this process. A step takes a slot for its synchronous part, and the core time of that part is its cost. A step that had to wait
    /// asynchronously must not compute after the wait: it ends without audio, and the next step takes a slot again.
    /// </summary>
    Slot,

    /// <summary>
    /// In this process, in steps that are shorter than a change of threads: a step runs where its stream runs. Its cost is its core time,
    /// measured for one chunk of sixteen.
    /// </summary>
    Inline,

    /// <summary>
    /// In another process: a step sends a request and waits for the answer. It takes no slot. Its cost is the core time in this process
    /// plus the time waited for the answer, at most the length of the audio that came.
    /// </summary>
    OtherProcess,
}
