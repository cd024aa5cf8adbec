namespace AntiphonEspeak.Native;

/// <summary>libespeak-ng or its data is not on this machine.</summary>
internal sealed class EspeakMissingException(string message) : Exception(message);
