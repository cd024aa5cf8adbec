namespace Antiphon.Engines.Onnx.Native;

/// <summary>An <c>OrtEnv</c>. The library itself counts: all of a process share one.</summary>
internal sealed unsafe class OrtEnvironment : OrtHandle
{
    // ORT_LOGGING_LEVEL_FATAL: what goes wrong arrives as a status too, and standard error belongs to the program.
    private const int FatalOnly = 4;

    public OrtEnvironment(OrtApi api)
        : base(api, OrtFunction.ReleaseEnv)
    {
        nint environment = 0;
        fixed (byte* name = "antiphon\0"u8)
        {
            api.Check(((delegate* unmanaged<int, byte*, nint*, nint>)api[OrtFunction.CreateEnv])(FatalOnly, name, &environment));
        }

        Own(environment);
    }

    public new OrtApi Api => base.Api;
}
