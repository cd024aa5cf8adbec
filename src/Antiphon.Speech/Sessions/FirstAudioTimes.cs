namespace Antiphon.Speech.Sessions;

/// <summary>Where the time went from a session's start to its first audio at the listener's side.</summary>
/// <param name="Text">Waiting until the text could be spoken.</param>
/// <param name="Slot">Waiting for a slot.</param>
/// <param name="Engine">The engine's work, up to its first samples.</param>
/// <param name="Delivery">Encoding, and writing until the output had taken it.</param>
public readonly record struct FirstAudioTimes(TimeSpan Text, TimeSpan Slot, TimeSpan Engine, TimeSpan Delivery);
