using Antiphon.Server.Authentication;

namespace Antiphon.Server.Stores;

/// <summary>Whose lexicons.</summary>
/// <param name="Account">The principal that the key belongs to.</param>
/// <param name="Region">Of the request's signature.</param>
internal readonly record struct AccountScope(string Account, string Region)
{
    // Where signatures are not checked, no request names one that could be believed.
    private const string AnyRegion = "us-east-1";

    public static AccountScope Of(Caller caller) => new(caller.Key.Account, string.IsNullOrEmpty(caller.Scope.Region) ? AnyRegion : caller.Scope.Region);
}
