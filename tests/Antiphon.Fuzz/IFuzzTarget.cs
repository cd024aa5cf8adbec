namespace Antiphon.Fuzz;

/// <summary>A parser of bytes that strangers send.</summary>
public interface IFuzzTarget
{
    /// <summary>Names it in messages.</summary>
    string Name { get; }

    /// <summary>
    /// Makes an input: something valid, mostly changed in a few places, so that it reaches what lies behind the first check.
    /// </summary>
    byte[] Make(Random random);

    /// <summary>Parses an input. Returns also where the parser refuses it as documented.</summary>
    /// <exception cref="Exception">Anything else: a defect.</exception>
    void Parse(byte[] input);
}
