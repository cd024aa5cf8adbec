using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Segment;

/// <summary>One line for each piece, as soon as it is there.</summary>
internal sealed class CutPrinter(TextWriter output, bool json)
{
    public void Print(ICutter cutter)
    {
        while (cutter.TryTake(out var cut)) output.WriteLine(json ? JsonOf(cut) : cut.Text);
        output.Flush();
    }

    private static string JsonOf(Cut cut) => JsonText.Write(writer =>
    {
        writer.WriteString("text", cut.Text);
        writer.WriteNumber("start", cut.Start);
        writer.WriteNumber("end", cut.End);
    });
}
