using Antiphon.Server.Keys;

namespace Antiphon.Server.Tests.Keys;

public sealed class KeyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessKey Permanent = new() { Id = "A", Secret = "S", Account = "n" };
    private static readonly AccessKey Temporary = Permanent with { SessionToken = "token", ExpiresAt = Now.AddHours(1) };

    [Fact]
    public void Check_EachPairing_GetsItsAnswer()
    {
        KeyRules.Check(null, null, Now).ShouldBe(KeyCheck.Unknown);
        KeyRules.Check(Permanent, null, Now).ShouldBe(KeyCheck.Ok);
        KeyRules.Check(Permanent, "", Now).ShouldBe(KeyCheck.Ok);
        KeyRules.Check(Permanent, "token", Now).ShouldBe(KeyCheck.TokenMismatch);
        KeyRules.Check(Temporary, null, Now).ShouldBe(KeyCheck.TokenMissing);
        KeyRules.Check(Temporary, "tokem", Now).ShouldBe(KeyCheck.TokenMismatch);
        KeyRules.Check(Temporary, "token", Now).ShouldBe(KeyCheck.Ok);
        KeyRules.Check(Temporary, "token", Now.AddHours(1)).ShouldBe(KeyCheck.Expired);
    }

    [Fact]
    public void Key_AsText_DoesNotShowItsSecrets()
    {
        var text = (Temporary with { Secret = "hush", SessionToken = "whisper" }).ToString();

        text.ShouldBe("A (n)");
    }

    [Fact]
    public void Generator_Keys_LookLikeAmazons()
    {
        var key = KeyGenerator.Create("n");

        key.Id.ShouldMatch("^AKIA[A-Z2-7]{16}$");
        key.Secret.ShouldMatch("^[A-Za-z0-9+/]{40}$");
        KeyGenerator.Create("n").Secret.ShouldNotBe(key.Secret);
        Should.NotThrow(key.Validate);
    }
}
