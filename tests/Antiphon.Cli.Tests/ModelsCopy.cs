namespace Antiphon.Cli.Tests;

/// <summary>A copy of the models in the box, and a configuration that names it: a test may damage it.</summary>
public sealed class ModelsCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ModelsCopy(params string[] models)
    {
        foreach (var model in models)
        {
            Directory.CreateDirectory(At(model));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "models", model))) File.Copy(file, At(model, Path.GetFileName(file)));
        }

        Configuration = _folder.Write("models.yaml", $"engines:\n  models: {_folder.Path}\n");
    }

    /// <summary>A configuration file for <c>--config</c>.</summary>
    public string Configuration { get; }

    public string At(params string[] parts) => _folder.At(parts);

    /// <summary>Does what its name says to one file: <c>a byte changed</c>, <c>cut short</c> or <c>missing</c>.</summary>
    public void Damage(string model, string file, string how)
    {
        var path = At(model, file);
        if (how == "missing")
        {
            File.Delete(path);
            return;
        }

        using var bytes = File.Open(path, FileMode.Open);
        if (how == "cut short")
        {
            bytes.SetLength(bytes.Length / 2);
            return;
        }

        bytes.Position = bytes.Length / 2;
        var value = bytes.ReadByte();
        bytes.Position--;
        bytes.WriteByte((byte)(value ^ 1));
    }

    public void Dispose() => _folder.Dispose();
}
