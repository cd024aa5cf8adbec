using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Antiphon.Architecture.Tests.Folders;

/// <summary>A project's files compiled as far as their symbols, to see which file names what another one declares.</summary>
internal sealed class ProjectCompilation
{
    // What the SDK imports into each file of a project with implicit usings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // All that the tests' own process could load: the frameworks, every package and every room.
    private static readonly IReadOnlyList<PortableExecutableReference> Loadable =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly SourceProject _project;
    private readonly CSharpCompilation _compilation;
    private readonly HashSet<string> _declared;

    public ProjectCompilation(SourceProject project)
    {
        _project = project;
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = project.Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options));
        // The room itself is compiled here; the name of the command line's assembly is that of its program.
        string[] own = [project.Name, "antiphon"];
        var references = Loadable.Where(file => !own.Contains(Path.GetFileNameWithoutExtension(file.FilePath)));
        var library = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        _compilation = CSharpCompilation.Create(project.Name, trees, references, library);
        _declared = [.. _compilation.GetSymbolsWithName(_ => true, SymbolFilter.TypeAndMember).SelectMany(Spellings)];
    }

    /// <summary>Every place that names what a file of another folder declares.</summary>
    public IEnumerable<FolderUse> Uses() => _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).SelectMany(Uses);

    private IEnumerable<FolderUse> Uses(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        var from = FolderOf(tree.FilePath);
        var names = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>();
        foreach (var name in names.Where(name => _declared.Contains(name.Identifier.ValueText)))
        {
            var info = model.GetSymbolInfo(name);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || symbol is INamespaceSymbol) continue;
            foreach (var to in FoldersOf(symbol).Where(to => to != from))
            {
                var line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                var place = $"{Path.GetRelativePath(_project.Folder, tree.FilePath)}:{line}";
                yield return new FolderUse(from, to, $"{place} names {symbol.Name}");
            }
        }
    }

    // An attribute is named with or without its last word, a constructor by its type.
    private static IEnumerable<string> Spellings(ISymbol symbol) =>
        symbol.Name.EndsWith("Attribute", StringComparison.Ordinal) ? [symbol.Name, symbol.Name[..^"Attribute".Length]] : [symbol.Name];

    // None for what no file of the project declares.
    private IEnumerable<string> FoldersOf(ISymbol symbol) =>
        symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree.FilePath)
            .Where(file => file.Length > 0).Select(FolderOf).Distinct();

    private string FolderOf(string file)
    {
        var folder = Path.GetRelativePath(_project.Folder, Path.GetDirectoryName(file)!);
        return folder == "." ? "" : folder;
    }
}
