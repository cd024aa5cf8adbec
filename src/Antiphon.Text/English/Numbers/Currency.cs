namespace Antiphon.Text.English.Numbers;

/// <summary>The currencies whose sign the tokens keep.</summary>
internal sealed record Currency(string Unit, string Part)
{
    private static readonly Currency Dollar = new("dollar", "cent");
    private static readonly Currency Pound = new("pound", "pence");
    private static readonly Currency Euro = new("euro", "cent");

    public static Currency? Of(string? sign) => sign switch
    {
        "$" => Dollar,
        "£" => Pound,
        "€" => Euro,
        _ => null,
    };
}
