namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>How the voice's network computes.</summary>
public enum HibariForm
{
    /// <summary>In 8-bit integers as published: twice as fast, and dependent on the processor's kind in the last digits.</summary>
    Integer,

    /// <summary>In floats, with the same weights.</summary>
    Float,
}
