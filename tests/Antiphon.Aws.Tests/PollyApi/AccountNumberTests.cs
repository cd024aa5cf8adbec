using Antiphon.Aws.PollyApi;

namespace Antiphon.Aws.Tests.PollyApi;

public sealed class AccountNumberTests
{
    [Fact]
    public void Of_AName_IsTwelveDigitsAndAlwaysTheSame()
    {
        AccountNumber.Of("default").ShouldMatch("^[0-9]{12}$");
        AccountNumber.Of("default").ShouldBe(AccountNumber.Of("default"));
        AccountNumber.Of("default").ShouldNotBe(AccountNumber.Of("alice"));
    }

    [Fact]
    public void Of_TwelveDigits_IsThose() => AccountNumber.Of("123456789012").ShouldBe("123456789012");
}
