using Antiphon.Server.Stores.Files;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Stores.Files;

public sealed class FileAccessKeyStoreTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly ManualTime _time = new();
    private readonly DataFolder _folder;

    public FileAccessKeyStoreTests() => _folder = _temporary.Data;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Store_FirstStart_WritesOneKeyWhereAwsToolsReadIt()
    {
        var store = await OpenAsync();

        var key = store.List().ShouldHaveSingleItem();
        File.ReadAllLines(_folder.Credentials).ShouldBe(["[antiphon]", "aws_access_key_id = " + key.Id, "aws_secret_access_key = " + key.Secret]);
        File.ReadAllLines(_folder.Config).ShouldBe(["[profile antiphon]", "region = us-east-1"]);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { _folder.Credentials, _folder.AccessKeys })
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Store_SecondStart_KeepsTheKeysAndTheUsersFiles()
    {
        var first = (await OpenAsync()).List();
        await File.WriteAllTextAsync(_folder.Config, "mine");

        (await OpenAsync()).List().ShouldBe(first);
        (await File.ReadAllTextAsync(_folder.Config)).ShouldBe("mine");
    }

    [Fact]
    public async Task Store_KeyFileDeleted_TakesUpTheKeyClientsAreConfiguredWith()
    {
        var before = (await OpenAsync()).List().Single();
        File.Delete(_folder.AccessKeys);

        (await OpenAsync()).List().Single().ShouldBe(before);
    }

    [Fact]
    public async Task Store_CredentialsDeleted_WritesThemAgain()
    {
        var key = (await OpenAsync()).List().Single();
        File.Delete(_folder.Credentials);

        await OpenAsync();

        (await File.ReadAllTextAsync(_folder.Credentials)).ShouldContain(key.Secret);
    }

    [Fact]
    public async Task Store_ChangedByAnother_AnswersAnewOnTheNextLookup()
    {
        var server = await OpenAsync();
        var cli = await OpenAsync();
        var limits = new KeyLimits { ConcurrentStreams = 3, CallsPerSecond = 2.5 };
        for (var round = 0; round < 20; round++)
        {
            var key = KeyGenerator.Create("guest", limits);

            await cli.AddAsync(key);
            server.TryFind(key.Id, out var found).ShouldBeTrue();
            found.ShouldBe(key);

            (await cli.RevokeAsync(key.Id)).ShouldBeTrue();
            server.TryFind(key.Id, out _).ShouldBeFalse();
        }

        (await cli.RevokeAsync("nobody")).ShouldBeFalse();
    }

    [Fact]
    public async Task Store_ConcurrentAdds_LoseNone()
    {
        var stores = await Task.WhenAll(OpenAsync(TimeProvider.System), OpenAsync(TimeProvider.System));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => stores[i % 2].AddAsync(KeyGenerator.Create("k" + i)))));

        stores[0].List().Count.ShouldBe(21);
        stores[1].List().ShouldBe(stores[0].List());
    }

    [Fact]
    public async Task Store_SecretsOfAPrincipal_AreThoseOfItsValidKeys()
    {
        var store = await OpenAsync();
        await store.AddAsync(new AccessKey { Id = "A1", Secret = "one", Account = "team" });
        await store.AddAsync(new AccessKey { Id = "A2", Secret = "two", Account = "team", SessionToken = "t", ExpiresAt = _time.GetUtcNow().AddMinutes(5) });
        await store.AddAsync(new AccessKey { Id = "A3", Secret = "three", Account = "other" });

        store.SecretsOf("team").ShouldBe(["one", "two"]);
        _time.Advance(TimeSpan.FromMinutes(5));
        store.SecretsOf("team").ShouldBe(["one"]);
        store.SecretsOf("nobody").ShouldBeEmpty();
    }

    [Fact]
    public async Task Store_FileDamagedWhileRunning_KeepsTheLastGoodKeys()
    {
        var store = await OpenAsync();
        var key = store.List().Single();
        var good = await File.ReadAllTextAsync(_folder.AccessKeys);

        AtomicFile.WriteSecret(_folder.AccessKeys, good[..^20]);
        store.TryFind(key.Id, out _).ShouldBeTrue();

        AtomicFile.WriteSecret(_folder.AccessKeys, """{ "keys": [ { "id": "B", "secret": "s", "name": "n" } ] }""");
        store.TryFind(key.Id, out _).ShouldBeFalse();
        store.TryFind("B", out var written).ShouldBeTrue();
        written.Limits.ShouldBe(new KeyLimits());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{ "keys": [ null ] }""")]
    [InlineData("""{ "keys": [ { "id": "A" } ] }""")]
    [InlineData("""{ "keys": [ { "id": "A", "secret": null, "name": "n" } ] }""")]
    [InlineData("""{ "keys": [ { "id": "A", "secret": "s", "name": "n" }, { "id": "A", "secret": "s", "name": "n" } ] }""")]
    [InlineData("""{ "keys": [ { "id": "A", "secret": "s", "name": "n", "limits": { "concurrentStreams": -1 } } ] }""")]
    public async Task Store_FileDamagedAtStart_IsRefusedByName(string content)
    {
        await OpenAsync();
        await File.WriteAllTextAsync(_folder.AccessKeys, content);

        (await Should.ThrowAsync<InvalidDataException>(() => OpenAsync())).Message.ShouldContain(_folder.AccessKeys);
    }

    [Fact]
    public async Task Store_AddOfATakenId_IsRefused()
    {
        var store = await OpenAsync();

        await Should.ThrowAsync<ArgumentException>(() => store.AddAsync(store.List().Single()));
        await Should.ThrowAsync<ArgumentException>(() => store.AddAsync(new AccessKey { Id = "a/b", Secret = "s", Account = "n" }));
    }

    private Task<FileAccessKeyStore> OpenAsync(TimeProvider? time = null) =>
        FileAccessKeyStore.OpenAsync(_folder, time ?? _time, NullLogger<FileAccessKeyStore>.Instance);
}
