using Antiphon.Server.Stores.Files;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Stores.Files;

public sealed class FileApiKeyStoreTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly ManualTime _time = new();
    private readonly DataFolder _folder;

    public FileApiKeyStoreTests() => _folder = _temporary.Data;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Store_ChangedByAnother_AnswersAnewOnTheNextLookup()
    {
        var (server, cli) = (Open(), Open());
        server.List().ShouldBeEmpty();
        for (var round = 0; round < 20; round++)
        {
            var key = ApiKey.Create("guest", out var text);

            await cli.AddAsync(key);
            server.Find(text).ShouldBe(key);

            (await cli.RevokeAsync(key.Id)).ShouldBeTrue();
            server.Find(text).ShouldBeNull();
        }

        (await cli.RevokeAsync("nobody")).ShouldBeFalse();
    }

    [Fact]
    public async Task Store_NeverHoldsTheKey_AndIsItsOwnersOnly()
    {
        var key = ApiKey.Create("guest", out var text);
        await Open().AddAsync(key);

        var written = await File.ReadAllTextAsync(_folder.ApiKeys);
        written.ShouldContain(key.Id);
        written.ShouldNotContain(text[(key.Id.Length + 1)..]);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_folder.ApiKeys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Find_AnythingButTheWholeKey_FindsNothing()
    {
        var store = Open();
        await store.AddAsync(ApiKey.Create("guest", out var text));

        foreach (var wrong in new[] { "", "sk-", text[..15], text[..16], text[..^1], text + "a", text.ToUpperInvariant(), " " + text, new string('é', 60) })
            store.Find(wrong).ShouldBeNull(wrong);
    }

    [Fact]
    public async Task Find_AfterItsTime_FindsNothing()
    {
        var store = Open();
        await store.AddAsync(ApiKey.Create("guest", out var text) with { ExpiresAt = _time.GetUtcNow().AddMinutes(5) });

        store.Find(text).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(5));
        store.Find(text).ShouldBeNull();
    }

    [Fact]
    public async Task Store_FileDamagedWhileRunning_KeepsTheLastGoodKeys_AndIsNotWrittenOver()
    {
        var store = Open();
        await store.AddAsync(ApiKey.Create("guest", out var text));
        store.Find(text).ShouldNotBeNull();

        AtomicFile.WriteSecret(_folder.ApiKeys, "{");

        store.Find(text).ShouldNotBeNull();
        await Should.ThrowAsync<InvalidDataException>(() => store.AddAsync(ApiKey.Create("other", out _)));
        (await File.ReadAllTextAsync(_folder.ApiKeys)).ShouldBe("{");
    }

    [Theory]
    [InlineData("""{ "keys": null }""")]
    [InlineData("""{ "keys": [ null ] }""")]
    [InlineData("""{ "keys": [ { "id": "sk-a", "hash": "00", "name": "n" } ] }""")]
    [InlineData("""{ "keys": [ { "id": "sk-a", "name": "n" } ] }""")]
    public void Store_FileWithoutKeys_HasNone(string content)
    {
        AtomicFile.WriteSecret(_folder.ApiKeys, content);

        Open().List().ShouldBeEmpty();
    }

    private FileApiKeyStore Open() => new(_folder, _time, NullLogger<FileApiKeyStore>.Instance);
}
