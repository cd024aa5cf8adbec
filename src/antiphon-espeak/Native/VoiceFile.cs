using System.Runtime.InteropServices;

namespace AntiphonEspeak.Native;

/// <summary>One language's voice.</summary>
/// <param name="Identifier">What selects it: <c>roa/pt-BR</c>.</param>
/// <param name="Language">Its first language code, lower case: <c>pt-br</c>.</param>
/// <param name="Name">English name: <c>Portuguese (Brazil)</c>.</param>
internal sealed record VoiceFile(string Identifier, string Language, string Name)
{
    public static unsafe VoiceFile Read(in EspeakVoice voice) => new(
        Text(voice.Identifier),
        voice.Languages is null ? "" : Text(voice.Languages + 1),
        Text(voice.Name).Trim());

    private static unsafe string Text(byte* bytes) => Marshal.PtrToStringUTF8((nint)bytes) ?? "";
}
