using System.Text;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Env;

/// <summary>Lines that a shell evaluates.</summary>
internal sealed class ShellScript(ShellKind kind)
{
    private readonly StringBuilder _lines = new();

    public void Set(string name, string value) => Line(kind switch
    {
        ShellKind.Fish => $"set -gx {name} {ShellQuote.Fish(value)}",
        ShellKind.PowerShell => $"$env:{name} = {ShellQuote.PowerShell(value)}",
        _ => $"export {name}={ShellQuote.Posix(value)}",
    });

    public void Unset(params ReadOnlySpan<string> names)
    {
        if (kind == ShellKind.Posix)
        {
            Line("unset " + string.Join(' ', names));
            return;
        }

        foreach (var name in names) Line(kind == ShellKind.Fish ? "set -e " + name : $"Remove-Item Env:{name} -ErrorAction SilentlyContinue");
    }

    public void Comment(string text) => Line(ShellQuote.Comment(text));

    public override string ToString() => _lines.ToString();

    private void Line(string line) => _lines.Append(line).Append('\n');
}
