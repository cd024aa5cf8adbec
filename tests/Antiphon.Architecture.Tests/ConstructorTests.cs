using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Antiphon.Architecture.Tests;

/// <summary>More than five parameters are a type that has no name yet.</summary>
public sealed class ConstructorTests
{
    private const int Most = 5;

    private static readonly string[] NotCleanYet = ["Antiphon.Cli", "Antiphon.Server", "antiphon-espeak"];

    [Fact]
    public void Constructors_HaveAtMostFiveParameters() =>
        Ratchet.Check(TooLong(), NotCleanYet, $"a constructor has at most {Most} parameters, but for records of data");

    private static IEnumerable<(string Project, string Place)> TooLong() =>
        from project in SourceProject.In("src")
        from file in project.Files
        let root = CSharpSyntaxTree.ParseText(File.ReadAllText(file), CSharpParseOptions.Default).GetRoot()
        from found in Constructors(root)
        where found.Parameters?.Parameters.Count > Most
        select (project.Name, $"{project.Locate(file)}: {found.Type} takes {found.Parameters!.Parameters.Count}");

    // The primary constructor of a record that only holds data is its list of members; one with methods of its own is a service.
    private static IEnumerable<(string Type, ParameterListSyntax? Parameters)> Constructors(SyntaxNode root)
    {
        foreach (var declaration in root.DescendantNodes())
        {
            switch (declaration)
            {
                case ConstructorDeclarationSyntax constructor:
                    yield return (constructor.Identifier.Text, constructor.ParameterList);
                    break;
                case RecordDeclarationSyntax record when !record.Members.OfType<MethodDeclarationSyntax>().Any():
                    break;
                case TypeDeclarationSyntax type:
                    yield return (type.Identifier.Text, type.ParameterList);
                    break;
            }
        }
    }
}
