namespace Antiphon.Server.Data;

/// <summary>
/// The folder that holds what the server must remember: certificates, keys, stores. It and its folders are created once, for
/// their owner only; the properties combine names and touch no file. The host chooses its path: the server reads no environment variables.
/// </summary>
public sealed class DataFolder
{
    internal const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder, and those of the stores in it, where they are missing.</summary>
    /// <exception cref="IOException">A folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be created.</exception>
    public DataFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Root = Path.GetFullPath(path);
        foreach (var folder in new[] { Root, Stores, Lexicons, TaskOutputs, TaskQueue }) Create(folder);
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
    public string AccessKeys => Path.Combine(Stores, "keys.json");

    /// <summary>Every API key's hash, with its limits.</summary>
    public string ApiKeys => Path.Combine(Stores, "api-keys.json");

    /// <summary>The folder of what the operations store.</summary>
    public string Stores => Path.Combine(Root, "stores");

    /// <summary>Lexicons: a folder for each account, in it one for each region.</summary>
    internal string Lexicons => Path.Combine(Stores, "lexicons");

    /// <summary>What synthesis tasks have made where no object store is configured: a folder for each bucket.</summary>
    internal string TaskOutputs => Path.Combine(Stores, "tasks");

    /// <summary>The synthesis tasks themselves: a file for each, and the audio of those that run.</summary>
    internal string TaskQueue => Path.Combine(Stores, "task-queue");

    /// <summary>Keeps every other process (and every other caller in this one) out of <paramref name="subject"/> until disposed.</summary>
    /// <exception cref="IOException">Another holder did not let go within 10 s; the message names the lock file.</exception>
    public Task<IDisposable> LockAsync(string subject, TimeProvider time, CancellationToken cancellationToken = default) =>
        FileLock.AcquireAsync(Path.Combine(Root, "." + subject + ".lock"), time, cancellationToken);

    /// <summary>Takes the lock of <paramref name="subject"/> if nobody has it: for whoever keeps it as long as the process lives.</summary>
    /// <returns>Null when another holder has it.</returns>
    internal IDisposable? TryLock(string subject) => FileLock.TryAcquire(Path.Combine(Root, "." + subject + ".lock"));

    /// <summary>Creates folders that only their owner may enter, each of <paramref name="names"/> inside the one before it.</summary>
    /// <returns>The innermost.</returns>
    internal static string CreateIn(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            folder = Path.Combine(folder, name);
            Create(folder);
        }

        return folder;
    }

    private static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }
}
