namespace Antiphon.Bench.Spoken;

/// <summary>What a listener had of one text.</summary>
/// <param name="FirstAudio">From the text's sending to the first samples.</param>
/// <param name="FirstSound">From the text's sending to the first audible sample: its arrival and the silence that is played before
/// it.</param>
/// <param name="Audio">How long it plays.</param>
internal sealed record Utterance(TimeSpan FirstAudio, TimeSpan FirstSound, TimeSpan Audio);
