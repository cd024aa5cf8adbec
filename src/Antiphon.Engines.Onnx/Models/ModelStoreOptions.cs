namespace Antiphon.Engines.Onnx.Models;

/// <summary>Where models may be. A model is looked for in the order of the properties; the first folder that has it counts.</summary>
public sealed record ModelStoreOptions
{
    /// <summary>A folder of models that comes before all others. Null: none.</summary>
    public string? Folder { get; init; }

    /// <summary>The program's folder: its <c>models</c>, then that of the source tree around it.</summary>
    public string BaseFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The user's data folder, in whose <c>models</c> the last search is made. Null: none.</summary>
    public string? DataFolder { get; init; }

    /// <exception cref="ArgumentException">A folder's name is empty.</exception>
    public void Validate()
    {
        if (Folder is "") throw new ArgumentException("The folder of models is empty.", nameof(Folder));
        if (DataFolder is "") throw new ArgumentException("The data folder is empty.", nameof(DataFolder));
        ArgumentException.ThrowIfNullOrEmpty(BaseFolder);
    }
}
