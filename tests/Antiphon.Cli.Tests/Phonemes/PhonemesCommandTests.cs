using System.CommandLine;
using System.Text;
using Antiphon.Cli.Phonemes;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Tests.Phonemes;

public sealed class PhonemesCommandTests
{
    [Theory]
    [InlineData("Yes, we can.\n", "jˈɛs, wi kˈæn.\n")]
    [InlineData("Yes, we can.", "jˈɛs, wi kˈæn.\n")]
    [InlineData("\nYes.\n\n", "\njˈɛs.\n\n")]
    [InlineData("Come at 5 p.m. He left.\r\n", "kˈʌm æt fˈIv pˌiˈɛm. hˌi lˈɛft.\n")]
    [InlineData("", "")]
    public async Task Phonemes_OfLines_AreOneLineEach(string input, string output) => (await RunAsync(input)).ShouldBe((0, output));

    [Fact]
    public async Task Phonemes_InTheOtherAccent_AreBritish() => (await RunAsync("go\n", "--accent", "gb")).ShouldBe((0, "ɡˌQ\n"));

    [Fact]
    public async Task Phonemes_InAnAccentThatIsNotThere_AreAUsageError() => (await RunAsync("go\n", "--accent", "de")).Status.ShouldNotBe(0);

    private static async Task<(int Status, string Output)> RunAsync(string input, params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var home = new TemporaryFolder();
        var surroundings = new Surroundings
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            OutputBytes = Stream.Null,
            Output = output,
            Error = TextWriter.Null,
            Variables = new Dictionary<string, string> { ["HOME"] = home.Path },
            WorkingFolder = home.Path,
        };
        var root = new RootCommand { PhonemesCommand.Create(new CommandTree(surroundings)) };
        var quiet = new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null };
        return (await root.Parse(["phonemes", .. options]).InvokeAsync(quiet), output.ToString());
    }
}
