namespace Antiphon.Testing.ObjectStores;

/// <summary>What an <see cref="ObjectStore"/> does instead of what it is asked for.</summary>
/// <param name="Status">It refuses with this HTTP status; 0: it does not refuse.</param>
/// <param name="Code">S3's name of the refusal.</param>
/// <param name="Hangs">It never answers.</param>
/// <param name="Stores">It stores all the same.</param>
public readonly record struct StoreFault(int Status, string Code, bool Hangs, bool Stores)
{
    public static readonly StoreFault None = new(0, "", Hangs: false, Stores: true);

    public static readonly StoreFault InternalError = new(500, "InternalError", Hangs: false, Stores: false);

    public static readonly StoreFault SlowDown = new(503, "SlowDown", Hangs: false, Stores: false);

    public static readonly StoreFault NoSuchBucket = new(404, "NoSuchBucket", Hangs: false, Stores: false);

    public static readonly StoreFault AccessDenied = new(403, "AccessDenied", Hangs: false, Stores: false);

    /// <summary>The request is lost.</summary>
    public static readonly StoreFault Silence = new(0, "", Hangs: true, Stores: false);

    /// <summary>The answer is lost.</summary>
    public static readonly StoreFault SilentSuccess = new(0, "", Hangs: true, Stores: true);
}
