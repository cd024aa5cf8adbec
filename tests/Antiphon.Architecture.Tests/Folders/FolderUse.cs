namespace Antiphon.Architecture.Tests.Folders;

/// <summary>A place where a file of one folder names what a file of another one declares.</summary>
/// <param name="From">The folder that names, relative to its project; empty for the project's own.</param>
/// <param name="To">The folder that declares.</param>
/// <param name="Place">File, line and what is named.</param>
internal sealed record FolderUse(string From, string To, string Place);
