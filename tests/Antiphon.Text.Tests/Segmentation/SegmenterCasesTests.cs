namespace Antiphon.Text.Tests.Segmentation;

/// <summary>Our own cases: what users report and what language models write. "¦" marks the expected cuts.</summary>
public sealed class SegmenterCasesTests
{
    public static TheoryData<string, string?> Cases => new()
    {
        { "It rose by 22,1 percent. ¦ Then it fell.", "en" },
        { "Pi is 3.14159. ¦ It never ends.", "en" },
        { "We sold 1,234,567.89 units. ¦ Great!", "en" },
        { "It costs $3.50. ¦ Then pay.", "en" },
        { "That is $3.50. ¦ 20 people paid.", "en" },
        { "Version v2.10.3 is out. ¦ Update now.", "en" },
        { "Update to v2.10.3. ¦ Then restart.", "en" },
        { "Meet at 5 p.m. ¦ Then go home.", "en" },
        { "We met at 5 p.m. on Monday. ¦ It rained.", "en" },
        { "At 5 a.m. Mr. Smith left.", "en" },
        { "It is 10:30. ¦ We are late.", "en" },
        { "Visit example.com/a?b=1. ¦ Next", "en" },
        { "Is it https://example.com/a?b=1&c=2.5? ¦ Yes.", "en" },
        { "Mail jane.doe@example.co.uk. ¦ She answers.", "en" },
        { "Open main.cs and README.md. ¦ Then build.", "en" },
        { "Use ASP.NET Core or Node.js. ¦ Both work.", "en" },
        { "Call System.Text.Json here.", "en" },
        { "I like .NET 10. ¦ It is fast.", "en" },
        { "Yes... no", "en" },
        { "Well... ¦ We should go.", "en" },
        { "He said \"Go.\" ¦ Then left.", "en" },
        { "He said \"Go.\" and left.", "en" },
        { "\"Wait! Stop!\" ¦ She ran.", "en" },
        { "“Are you sure?” ¦ “Yes.”", "en" },
        { "(It was late.) ¦ We left.", "en" },
        { "Dr. Smith met Prof. Jones and Mrs. Brown. ¦ They talked.", "en" },
        { "Mr. and Mrs. Brown live on St. James St. in town.", "en" },
        { "J. R. R. Tolkien wrote it. ¦ I read it.", "en" },
        { "Use fruit, e.g. apples, i.e. something fresh.", "en" },
        { "The U.S. Senate met. ¦ The U.S. is big.", "en" },
        { "He lives in the U.S. ¦ He likes it.", "en" },
        { "Acme Inc. makes cars. ¦ Acme Inc. ¦ The rest is history.", "en" },
        { "Apples, pears, etc. ¦ They are fruit.", "en" },
        { "See No. 5 and Fig. 3. ¦ No. ¦ That is all.", "en" },
        { "I said no. ¦ Nobody left.", "en" },
        { "Hello! ¦ 😀 How are you?", null },
        { "I am happy 😀. ¦ You too?", "en" },
        { "Great job! ¦ 🎉🎉 Let's go.", "en" },
        { "**Bold.** ¦ Next one.", "en" },
        { "- First item\n ¦ - Second item\n ¦ - Third", "en" },
        { "* First item.\n ¦ * Second item.", "en" },
        { "1. Mix it.\n ¦ 2. Bake it.\n ¦ 3. Eat it.", "en" },
        { "Do this:\n ¦ 1. Mix it well\n ¦ 2. Bake it", "en" },
        { "1) Mix ¦ 2) Bake", null },
        { "# Heading\n\n ¦ Some text here.", "en" },
        { "Title\n ¦ Some text here.", "en" },
        { "A line that was\nbroken by the writer. ¦ Next.", "en" },
        { "I met Dr.\nSmith today.", "en" },
        { "Hello.\n ¦ but small letters follow.", "en" },
        { "hello there. ¦ how are you? ¦ i am fine.", "en" },
        { "Really?! ¦ No way!!! ¦ Wow.", "en" },
        { "What is 2 + 2? ¦ 4.", "en" },
        { "Take exit 12. ¦ Turn left.", "en" },
        { "Yahoo! and Y!J. are names.", "en" },
        { "<speed ratio=\"1.05\"/> Hello. ¦ Next.", "en" },
        { "It ends here.¦It starts there. ¦ Fine.", "en" },
        { "你好。¦我是学生。", "zh" },
        { "你好！¦你是谁？¦我是王明。", "zh" },
        { "他说：“走吧。”¦然后离开了。", "zh" },
        { "我用 Python 3.12 写代码。¦It works. ¦真的吗？", "zh" },
        { "圆周率是3.14。¦对吗？", "zh" },
        { "「行く。」と言った。¦終わり。", "ja" },
        { "今日は晴れです。¦明日は雨です！", "ja" },
        { "안녕하세요. ¦ 반갑습니다.", "ko" },
        { "Wir treffen uns am 3. Mai. ¦ Dann feiern wir.", "de" },
        { "Am 3. 5. 2014 war es. ¦ Das stimmt.", "de" },
        { "Im 19. Jahrhundert lebte Dr. Müller. ¦ Er war Arzt.", "de" },
        { "Das kostet 3,50 Euro. ¦ Zahlen Sie z. B. bar.", "de" },
        { "Äpfel, Birnen usw. ¦ Das ist Obst.", "de" },
        { "„Komm!“, sagte er. ¦ „Nein.“", "de" },
        { "Il a dit « Bonjour. » ¦ Puis il est parti.", "fr" },
        { "Bonjour ! ¦ Comment ça va ? ¦ Bien.", "fr" },
        { "M. Dupont arrive. ¦ Il est tard.", "fr" },
        { "¿Cómo estás? ¦ ¡Bien! ¦ ¿Y tú?", "es" },
        { "El Sr. Pérez vive en EE.UU. ¦ Él trabaja.", "es" },
        { "मैं ठीक हूँ। ¦ आप कैसे हैं?", "hi" },
        { "यह ३.५ है। ¦ ठीक।", "hi" },
        { "ما اسمك؟ ¦ اسمي علي. ¦ شكرا.", "ar" },
        { "آپ کیسے ہیں؟ ¦ میں ٹھیک ہوں۔ ¦ شکریہ", "ur" },
        { "ጤና ይስጥልኝ።¦እንዴት ነህ፧", "am" },
        { "Τι κάνεις; ¦ Καλά.", "el" },
        { "Ո՞վ է: ¦ Ես եմ:", "hy" },
        { "Это г. Москва. ¦ Она большая и т.д. и т.п.", "ru" },
        { "Он сказал: «Да. Нет.» ¦ Потом ушёл.", "ru" },
        { "Spotkanie jest 3. maja o godz. 5. ¦ To wszystko.", "pl" },
        { "Dhr. De Vries komt bijv. morgen. ¦ Hij belt.", "nl" },
        { "O Sr. Silva chegou. ¦ Ele está aqui.", "pt" },
        { "The table (see p. 5.) is new. ¦ Look!", "en" },
        { "Read [1]. ¦ It helps [2].", "en" },
        { "He paused — then spoke. ¦ Silence.", "en" },
        { "Vitamin C. ¦ The rest is easy.", "en" },
        { "Ends with spaces.   ¦   Next.   ", "en" },
        { "One. ¦ Two. ¦ Three.", "xx-unknown" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Segmenter_Case_CutsWhereMarked(string marked, string? language)
    {
        var text = marked.Replace("¦", "", StringComparison.Ordinal);
        var expected = marked.Split('¦').Select(s => s.Trim()).ToArray();

        var whole = Cutting.Whole(text, language);

        whole.Select(s => s.Text).ShouldBe(expected);
        whole.ShouldAllBe(s => text.Substring((int)s.Start, (int)(s.End - s.Start)) == s.Text);
        Cutting.Describe(Cutting.CharByChar(text, language)).ShouldBe(Cutting.Describe(whole));
    }
}
