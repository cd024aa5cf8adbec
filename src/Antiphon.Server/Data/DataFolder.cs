namespace Antiphon.Server.Data;

/// <summary>
/// The folder that holds what the server must remember: certificates, keys, stores. Names its files; creates it for
/// its owner only. Where it lies is the caller's decision, the server reads no environment variables.
/// </summary>
public sealed class DataFolder
{
    internal const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder where it is missing.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    public DataFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Root = Path.GetFullPath(path);
        Create(Root);
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Root { get; }

    /// <summary>The certificate of our own authority: what a client must trust.</summary>
    public string AuthorityCertificate => Path.Combine(Root, "ca.pem");

    /// <summary>The authority's private key.</summary>
    public string AuthorityKey => Path.Combine(Root, "ca.key");

    /// <summary>The server's certificate.</summary>
    public string LeafCertificate => Path.Combine(Root, "leaf.pem");

    /// <summary>The server's private key.</summary>
    public string LeafKey => Path.Combine(Root, "leaf.key");

    /// <summary>The system's authorities and ours: for settings that replace the trust store (AWS_CA_BUNDLE, SSL_CERT_FILE).</summary>
    public string AuthorityBundle => Path.Combine(Root, "ca-bundle.pem");

    /// <summary>The same for Java, as PKCS#12; the password is <c>changeit</c>.</summary>
    public string TrustStore => Path.Combine(Root, "truststore.p12");

    /// <summary>The generated key in the AWS shared-credentials format, profile <c>antiphon</c>.</summary>
    public string Credentials => Path.Combine(Root, "credentials");

    /// <summary>The AWS shared-config file, profile <c>antiphon</c>.</summary>
    public string Config => Path.Combine(Root, "config");

    /// <summary>Every key with its limits.</summary>
    public string Keys => Path.Combine(Stores, "keys.json");

    /// <summary>The folder of what the operations store.</summary>
    public string Stores
    {
        get
        {
            var stores = Path.Combine(Root, "stores");
            Create(stores);
            return stores;
        }
    }

    /// <summary>Keeps every other process (and every other caller in this one) out of <paramref name="subject"/> until disposed.</summary>
    /// <exception cref="IOException">Another holder did not let go within 10 s; the message names the lock file.</exception>
    public Task<IDisposable> LockAsync(string subject, TimeProvider time, CancellationToken cancellationToken = default) =>
        FileLock.AcquireAsync(Path.Combine(Root, "." + subject + ".lock"), time, cancellationToken);

    private static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }
}
