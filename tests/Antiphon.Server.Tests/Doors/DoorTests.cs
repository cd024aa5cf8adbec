using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Doors.PollyApi;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Doors;

/// <summary>What one door's registration gives it: its routes, its service name, its quota, and its errors for all that happens at its paths.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Door_FromOutside_IsReachedWithItsOwnServiceName()
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server) { Service = "greeting" };

        (await caller.GetAsync("/greetings/one")).Text.ShouldBe("Good morning.");
    }

    [Fact]
    public async Task SignatureForAnotherService_IsRefusedInTheDoorsShape()
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server) { Service = "polly" };

        var answer = await caller.GetAsync("/greetings/one");

        (answer.Status, answer.Text).ShouldBe((418, "greeting: SignatureInvalid"));
    }

    [Theory]
    [InlineData("GET", "/greetings/none", "greeting: UnknownOperation")]
    [InlineData("DELETE", "/greetings/one", "greeting: MethodNotAllowed")]
    [InlineData("GET", "/greetings/broken", "greeting: failed")]
    public async Task WhateverFailsAtItsPaths_LeavesInItsShape(string method, string path, string expected)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server) { Service = "greeting" };

        var answer = await caller.SendAsync(method, path, null, null);

        answer.Text.ShouldBe(expected);
    }

    [Fact]
    public async Task Quota_OfTheDoor_IsCountedByTheServer()
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server) { Service = "greeting" };
        await caller.GetAsync("/greetings/one");

        var second = await caller.GetAsync("/greetings/one");

        (second.Status, second.Text).ShouldBe((429, "greeting: Throttled"));
    }

    [Theory]
    [InlineData("/nothing", "UnknownOperationException")]
    [InlineData("/v1/nothing", "UnknownOperationException")]
    [InlineData("/v1/voices/nothing", "UnknownOperationException")]
    [InlineData("/v1", "unknown_url")]
    [InlineData("/v1/", "unknown_url")]
    [InlineData("/v1/audio/nothing", "unknown_url")]
    [InlineData("/v1/models/a/b", "unknown_url")]
    public async Task UnknownPath_LeavesInTheShapeOfTheNearestDoor_AndElseInAwss(string path, string code)
    {
        await using var server = await StartAsync();
        using var caller = new SignedCaller(server);

        var answer = await caller.GetAsync(path);

        answer.Status.ShouldBe(404);
        (answer.Error ?? answer.Text).ShouldContain(code);
    }

    // The clock stands still: a quota of one a second is not refilled.
    private static Task<TestServer> StartAsync() =>
        TestServer.StartAsync(new TestServerOptions { Doors = [new GreetingDoor()], Time = new ManualTime(DateTimeOffset.UtcNow) });
}
