namespace Antiphon.Engines.Onnx.Models;

/// <summary>Finds models by name. Safe for concurrent use.</summary>
public sealed class ModelStore
{
    private const string FolderName = "models";

    private readonly string[] _folders;

    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public ModelStore(ModelStoreOptions options)
    {
        options.Validate();
        string?[] folders =
        [
            options.Folder,
            Path.Combine(options.BaseFolder, FolderName),
            SourceTree.Around(options.BaseFolder) is { } root ? Path.Combine(root, FolderName) : null,
            options.DataFolder is { } data ? Path.Combine(data, FolderName) : null,
        ];
        _folders = [.. folders.OfType<string>().Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>The folder of a model, <c>hibari-heart</c> for one. Its files are checked when they are read.</summary>
    /// <exception cref="ModelException"><see cref="ModelFailure.Missing"/>: no folder has it; or its list of checksums is unreadable.</exception>
    public ModelFolder Find(string model)
    {
        var place = _folders.Select(folder => Path.Combine(folder, model)).FirstOrDefault(ModelFolder.IsModel)
            ?? throw new ModelException(
                ModelFailure.Missing,
                $"the model {model} is not there: put its folder into {string.Join(" or ", _folders)}, or set engines.models to the folder that has it");
        return ModelFolder.Open(place);
    }
}
