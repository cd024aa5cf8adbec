namespace Antiphon.Speech.Sessions;

/// <summary>What a session's first audio waited for, from the session's start until the output had it.</summary>
/// <param name="Text">Waiting for text that could be spoken.</param>
/// <param name="Slot">Waiting for a slot.</param>
/// <param name="Engine">The engine's work, up to its first samples.</param>
/// <param name="Delivery">Encoding, and writing until the output had taken it.</param>
public readonly record struct FirstAudioTimes(TimeSpan Text, TimeSpan Slot, TimeSpan Engine, TimeSpan Delivery);
