using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Stores;

/// <summary>One lexicon as it is on disk. Its text never shows the content.</summary>
internal sealed record StoredLexicon(string Name, string Content, PronunciationLexicon Lexicon, DateTimeOffset LastModified)
{
    public override string ToString() => Name;
}
