namespace Antiphon.Server.Tests.Heard;

/// <summary>What is read aloud: numbers, abbreviations, questions, quotations, lists, other scripts' letters.</summary>
internal static class Texts
{
    public const string English =
        "Well, this is it, my friend. We pay $3.50, or 1,000 yen, at 5 p.m.; Dr. Smith said so! \"Really?\" she asked. " +
        "First: mix it, with care. Then, if you like, we go on, word by word, until the very last one (which is near).\n\nDone, more or less.";

    public const string German =
        "Am 3. Mai, das weiß ich, kommt Dr. Meier zurück. „Geht es los?“, fragt er. Straßenbahnen, Äpfel und Öl kosten z. B. 12,50 Euro. Gut so!";

    public const string Portuguese =
        "Olá, bom dia, meu amigo! A reunião começa às 9h30, não é? O preço é R$ 1.200,00, mas há desconto. Até amanhã, então.";

    /// <summary>Voice, text.</summary>
    public static IReadOnlyList<(string Voice, string Text)> All { get; } =
    [
        ("espeak-en-us-female", English), ("espeak-en-us-male", English),
        ("espeak-de-de-female", German), ("espeak-de-de-male", German),
        ("espeak-pt-br-female", Portuguese), ("espeak-pt-br-male", Portuguese),
    ];

    public static TheoryData<string> Voices => [.. All.Select(pair => pair.Voice)];

    public static string Of(string voice) => All.Single(pair => pair.Voice == voice).Text;
}
