namespace Antiphon.Cli.Configuration;

/// <summary>One setting as someone wrote it.</summary>
/// <param name="Key">Section and name: <c>limits.max_streams</c>.</param>
/// <param name="Text">The value; a list's items joined with commas.</param>
/// <param name="Origin">Where it stands, for messages: <c>antiphon.yaml:3</c>, <c>ANTIPHON_SERVER__PORT</c>, <c>--port</c>.</param>
internal sealed record SettingValue(string Key, string Text, string Origin);
