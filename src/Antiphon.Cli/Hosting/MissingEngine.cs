namespace Antiphon.Cli.Hosting;

/// <summary>An engine that cannot speak.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Remedy">What mends it on most machines.</param>
internal sealed record MissingEngine(string Name, string Reason, string Remedy)
{
    public override string ToString() => $"{Name}'s voices are missing: {Reason}";
}
