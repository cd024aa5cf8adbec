namespace Antiphon.Server.Tests.Doors.PollyApi.Lexicons;

/// <summary>Lexicons for tests.</summary>
internal static class Pls
{
    public static string Of(string grapheme, string alias, string language = "en-US", string alphabet = "ipa") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.w3.org/2005/01/pronunciation-lexicon http://www.w3.org/TR/2007/CR-pronunciation-lexicon-20071212/pls.xsd"
            alphabet="{alphabet}" xml:lang="{language}">
          <lexeme><grapheme>{grapheme}</grapheme><alias>{alias}</alias></lexeme>
        </lexicon>
        """;
}
