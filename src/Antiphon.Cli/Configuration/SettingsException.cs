namespace Antiphon.Cli.Configuration;

/// <summary>A setting cannot be understood. The message names the file and line, the variable or the option.</summary>
internal sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
