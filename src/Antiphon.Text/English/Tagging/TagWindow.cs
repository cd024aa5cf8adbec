namespace Antiphon.Text.English.Tagging;

/// <summary>The sentence as the features see it: normal forms around a word, and the two tags before it.</summary>
internal sealed class TagWindow(int length)
{
    public ReadOnlyMemory<char>[] Forms { get; } = new ReadOnlyMemory<char>[length];

    public string Tag1 { get; private set; } = "-START-";

    public string Tag2 { get; private set; } = "-START2-";

    /// <summary>The form at an index that may lie two places outside the sentence.</summary>
    public ReadOnlySpan<char> Form(int index) => index switch
    {
        -2 => "-START2-",
        -1 => "-START-",
        _ when index < Forms.Length => Forms[index].Span,
        _ when index == Forms.Length => "-END-",
        _ => "-END2-",
    };

    /// <summary>Goes on to the next word.</summary>
    public void Push(string tag) => (Tag2, Tag1) = (Tag1, tag);
}
