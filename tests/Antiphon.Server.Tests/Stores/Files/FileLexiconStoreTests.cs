using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using Antiphon.Server.Tests.Doors.PollyApi.Lexicons;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.Lexicons;
using Antiphon.Speech.Engines;
using Antiphon.Text.Lexicons;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Stores.Files;

public sealed class FileLexiconStoreTests : IDisposable
{
    private static readonly AccountScope Owner = new("alice", "us-east-1");
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Put_MakesAFileForItsOwnerOnly()
    {
        await Store().PutAsync(Owner, "mine", Pls.Of("A", "b"), CancellationToken.None);

        var file = Path.Combine(_temporary.Data.Root, "stores", "lexicons", "alice", "us-east-1", "mine.pls");
        (await File.ReadAllTextAsync(file)).ShouldBe(Pls.Of("A", "b"));
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        for (var folder = Path.GetDirectoryName(file)!; folder != _temporary.Path; folder = Path.GetDirectoryName(folder)!)
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Find_NamesInOrder_GivesTheLexiconsOfTheRequest()
    {
        var store = Store();
        await store.PutAsync(Owner, "one", Pls.Of("A", "first"), CancellationToken.None);
        await store.PutAsync(Owner, "two", Pls.Of("A", "second"), CancellationToken.None);

        (await store.FindAsync(Owner, [], "en-US", CancellationToken.None)).IsEmpty.ShouldBeTrue();
        (await store.FindAsync(Owner, ["two", "one"], "en-US", CancellationToken.None)).IsEmpty.ShouldBeFalse();
        var refused = Should.Throw<AwsRefusedException>(() => store.FindAsync(Owner, ["one", "three"], "en-US", CancellationToken.None).AsTask());
        refused.Error.Code.Name.ShouldBe("LexiconNotFoundException");
        refused.Message.ShouldContain("three");
    }

    [Fact]
    public async Task Find_TheSameAgain_BuildsNothing_UntilALexiconOrTheOrderChanges()
    {
        var store = Store();
        await store.PutAsync(Owner, "one", Pls.Of("A", "first"), CancellationToken.None);
        await store.PutAsync(Owner, "two", Pls.Of("A", "second"), CancellationToken.None);
        async Task<LexiconSet> FindAsync(string language, params string[] names) => await store.FindAsync(Owner, names, language, CancellationToken.None);

        var first = await FindAsync("en-US", "one", "two");

        (await FindAsync("en-US", "one", "two")).ShouldBeSameAs(first);
        (await FindAsync("en-US", "two", "one")).ShouldNotBeSameAs(first);
        (await FindAsync("en-US", "one")).ShouldNotBeSameAs(first);
        (await FindAsync("en-GB", "one", "two")).ShouldNotBeSameAs(first);
        await store.PutAsync(Owner, "two", Pls.Of("A", "third"), CancellationToken.None);
        (await FindAsync("en-US", "one", "two")).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Find_OfManySets_KeepsTheLast()
    {
        var store = Store();
        for (var n = 0; n < 50; n++) await store.PutAsync(Owner, "lex" + n, Pls.Of("A", "b" + n), CancellationToken.None);
        async Task<LexiconSet> FindAsync(int n) => await store.FindAsync(Owner, ["lex" + n], "en-US", CancellationToken.None);

        var first = await FindAsync(0);
        for (var n = 1; n < 50; n++) await FindAsync(n);

        (await FindAsync(49)).ShouldBeSameAs(await FindAsync(49));
        (await FindAsync(0)).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Get_OfContentWithAByteOrderMark_IsAsItWasPut()
    {
        var (store, content) = (Store(), "\uFEFF" + Pls.Of("A", "b"));

        await store.PutAsync(Owner, "mine", content, CancellationToken.None);

        store.Get(Owner, "mine").Content.ShouldBe(content);
    }

    [Theory]
    [InlineData("../../../keys")]
    [InlineData("..")]
    [InlineData("")]
    public void Get_ANameThatIsAPath_IsNotFound(string name) =>
        Should.Throw<AwsRefusedException>(() => Store().Get(Owner, name)).Error.Code.Name.ShouldBe("LexiconNotFoundException");

    [Fact]
    public async Task Put_FromTwoStoresAtOnce_LeavesWholeFilesOnly()
    {
        var (one, other) = (Store(), Store());
        var contents = Enumerable.Range(0, 20).Select(n => Pls.Of("A", new string((char)('a' + n), 100))).ToList();

        var writing = Task.WhenAll(contents.Select((content, n) => Task.Run(() => (n % 2 == 0 ? one : other).PutAsync(Owner, "mine", content, CancellationToken.None))));
        var seen = new HashSet<string>();
        while (!writing.IsCompleted)
        {
            if (one.TryRead(Owner, "mine", out var stored)) seen.Add(stored.Content);
        }

        await writing;
        seen.ShouldBeSubsetOf(contents);
        Directory.GetFiles(_temporary.Data.Stores, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Store_AfterAKill_RemovesWhatWasHalfWritten()
    {
        await Store().PutAsync(Owner, "mine", Pls.Of("A", "b"), CancellationToken.None);
        var folder = Path.Combine(_temporary.Data.Stores, "lexicons", "alice", "us-east-1");
        var (old, young) = (Path.Combine(folder, "mine.pls.0.tmp"), Path.Combine(folder, "mine.pls.1.tmp"));
        foreach (var path in new[] { old, young }) await File.WriteAllTextAsync(path, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        Store().Names(Owner).ShouldBe(["mine"]);

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    private FileLexiconStore Store()
    {
        var reading = new LexiconReading(PollyLimits.Local, new VoiceCatalog([new SilentSynthesizer()]));
        return new FileLexiconStore(_temporary.Data, reading, new LexiconStoreOptions(), TimeProvider.System, NullLogger<FileLexiconStore>.Instance);
    }
}
