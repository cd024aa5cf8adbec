using Antiphon.Server.Doors.PollyApi.Lexicons;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Antiphon.Aws.Errors;
using Antiphon.Server.Data;
using Antiphon.Server.Doors.Aws;
using Antiphon.Text.Lexicons;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Stores.Files;

/// <summary>
/// Lexicons as files of the data folder: <c>stores/lexicons/ACCOUNT/REGION/NAME.pls</c>. What users mean by their words is theirs: the files
/// are readable by their owner only, and no log shows anything of them. Several servers may share the folder.
/// </summary>
internal sealed partial class FileLexiconStore : ILexiconStore, IDisposable
{
    private const string Ending = ".pls";
    private const string LockName = "lexicons";

    // A mark at the beginning is content: it comes back as it was put.
    private static readonly UTF8Encoding Exactly = new(encoderShouldEmitUTF8Identifier: false);

    private readonly BuiltLexiconSets _sets = new();
    private readonly DataFolder _folder;
    private readonly LexiconStoreOptions _options;
    private readonly ParsedLexicons _parsed;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    // Before the lock between processes: those who wait inside one need not try the file again and again.
    private readonly SemaphoreSlim _writing = new(1, 1);

    public FileLexiconStore(DataFolder folder, LexiconReading reading, LexiconStoreOptions options, TimeProvider time, ILogger<FileLexiconStore> log)
    {
        (_folder, _options, _time, _log) = (folder, options, time, log);
        _parsed = new ParsedLexicons(reading.Read);
        AtomicFile.RemoveLeftovers(folder.Lexicons, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public ValueTask<LexiconSet> FindAsync(AccountScope owner, IReadOnlyList<string> names, string language, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return ValueTask.FromResult(LexiconSet.Empty);
        var lexicons = new List<PronunciationLexicon>(names.Count);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lexicons.Add(Get(owner, name).Lexicon);
        }

        return ValueTask.FromResult(_sets.Get(lexicons, language));
    }

    /// <summary>Stores a lexicon in place of one of the same name.</summary>
    /// <exception cref="LexiconException">The content is no lexicon, or too large a one.</exception>
    /// <exception cref="AwsRefusedException">MaxLexiconsNumberExceededException.</exception>
    public async Task PutAsync(AccountScope owner, string name, string content, CancellationToken cancellationToken)
    {
        _parsed.Read(content);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var held = await _folder.LockAsync(LockName, _time, cancellationToken).ConfigureAwait(false);
            var folder = DataFolder.CreateIn(_folder.Lexicons, SafeFileName.Of(owner.Account), SafeFileName.Of(owner.Region));
            var path = Path.Combine(folder, name + Ending);
            if (!File.Exists(path) && Names(owner).Count >= _options.MaxLexicons) throw TooMany();
            AtomicFile.WriteSecret(path, content);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <exception cref="AwsRefusedException">LexiconNotFoundException.</exception>
    public StoredLexicon Get(AccountScope owner, string name) =>
        LexiconName.IsValid(name) && TryRead(owner, name, out var stored) ? stored : throw NotFound(name);

    /// <summary>Removes a lexicon.</summary>
    /// <exception cref="AwsRefusedException">LexiconNotFoundException.</exception>
    public void Delete(AccountScope owner, string name)
    {
        var path = PathOf(owner, name);
        if (!File.Exists(path)) throw NotFound(name);
        File.Delete(path);
    }

    /// <summary>Names of the owner's lexicons, in ordinal order.</summary>
    public IReadOnlyList<string> Names(AccountScope owner)
    {
        var folder = FolderOf(owner);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(path => Path.GetFileNameWithoutExtension(path)).Where(LexiconName.IsValid).Order(StringComparer.Ordinal)];
    }

    /// <summary>As <see cref="Get"/>, but false for one that was removed meanwhile, or that somebody has damaged.</summary>
    public bool TryRead(AccountScope owner, string name, [NotNullWhen(true)] out StoredLexicon? stored)
    {
        stored = null;
        try
        {
            var (content, written) = ReadFile(PathOf(owner, name));
            stored = new StoredLexicon(name, content, _parsed.Read(content), written);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (LexiconException e)
        {
            LogDamaged(name, e.Failure);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private string FolderOf(AccountScope owner) => Path.Combine(_folder.Lexicons, SafeFileName.Of(owner.Account), SafeFileName.Of(owner.Region));

    private string PathOf(AccountScope owner, string name) => Path.Combine(FolderOf(owner), name + Ending);

    // One handle for both: a file that is replaced between two looks would show the new time with the old content.
    private static (string Content, DateTimeOffset Written) ReadFile(string path)
    {
        using var file = File.Open(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete });
        using var reader = new StreamReader(file, Exactly, detectEncodingFromByteOrderMarks: false);
        return (reader.ReadToEnd(), new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle), TimeSpan.Zero));
    }

    private static AwsRefusedException NotFound(string name) =>
        new(new AwsError(AwsErrorCode.LexiconNotFound, $"There is no lexicon '{AwsError.Abbreviate(name)}' in this account and region."));

    private AwsRefusedException TooMany() =>
        new(new AwsError(AwsErrorCode.MaxLexiconsNumberExceeded, $"The account has its most of {_options.MaxLexicons} lexicons in this region: delete one first."));

    [LoggerMessage(1, LogLevel.Warning, "The stored lexicon {Name} cannot be read and is left out: {Failure}.")]
    private partial void LogDamaged(string name, LexiconFailure failure);
}
