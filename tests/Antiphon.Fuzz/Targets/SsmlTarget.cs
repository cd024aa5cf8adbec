using System.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Fuzz.Targets;

/// <summary>Documents of all tags with good and bad attributes.</summary>
internal sealed class SsmlTarget : IFuzzTarget
{
    private static readonly string[] Tags =
    [
        "prosody rate='slow'", "prosody pitch='+10%' volume='-6dB'", "prosody amazon:max-duration='2s'", "emphasis level='strong'", "p",
        "s",
        "lang xml:lang='fr-FR'", "sub alias='World Wide Web'", "phoneme alphabet='ipa' ph='pɪˈkɑːn'",
        "phoneme alphabet='x-sampa' ph='pI\"kA:n'",
        "say-as interpret-as='date' format='ymd'", "say-as interpret-as='cardinal'", "say-as interpret-as='telephone'",
        "w role='amazon:VBD'",
        "amazon:effect name='whispered'", "amazon:effect vocal-tract-length='+15%'", "amazon:effect phonation='soft'",
        "amazon:domain name='news'",
        "amazon:auto-breaths",
    ];

    private static readonly string[] Words =
    [
        "<", ">", "/", "'", "\"", "&", "&amp;", "&lt;", "&#x41;", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<?a b?>",
        "<!DOCTYPE a>",
        "<break time='3s'/>", "<break strength='x-strong'/>", "<mark name='m'/>", "<amazon:breath/>", "<speak>", "</speak>", "xmlns='a'",
        "xml:lang='xx'",
        "1.5", "%", "-", "+", "ms", " ", "\r\n", "12/31/2026",
    ];

    public string Name => "ssml";

    public byte[] Make(Random random) =>
        Encoding.Unicode.GetBytes(Mutation.OfText($"<speak>{Content(random, depth: 0)}</speak>", Words, random));

    public void Parse(byte[] input)
    {
        var text = Encoding.Unicode.GetString(input);
        try
        {
            SsmlReader.Read(text);
        }
        catch (SsmlException)
        {
            // A document may be refused.
        }
    }

    private static string Content(Random random, int depth)
    {
        var content = new StringBuilder();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            content.Append(
                Mutation.Word(["Hello. ", "It costs $5, ", "3 October 2026", "😀", "<break/>", "<mark name='a'/>", "W3C "], random));
            if (depth == 4 || random.Next(2) == 0) continue;
            var tag = Mutation.Word(Tags, random);
            content.Append('<').Append(tag).Append('>').Append(Content(random, depth + 1)).Append("</").Append(tag.Split(' ')[0])
                .Append('>');
        }

        return content.ToString();
    }
}
