using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Native;

/// <summary>An <c>OrtSession</c> and the C strings of its inputs' and outputs' names. Safe for concurrent use.</summary>
internal sealed unsafe class OrtSession : OrtHandle
{
    private nint* _names;
    private nint _allocator;

    /// <summary>Makes a session of a model in memory. The bytes are not needed afterwards.</summary>
    /// <exception cref="OrtException">The runtime refuses the model.</exception>
    public OrtSession(OrtEnvironment environment, OrtSessionOptions options, ReadOnlySpan<byte> model)
        : base(environment.Api, OrtFunction.ReleaseSession)
    {
        nint session = 0;
        fixed (byte* bytes = model)
        {
            Api.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)Api[OrtFunction.CreateSessionFromArray])(
                environment.DangerousGetHandle(), bytes, (nuint)model.Length, options.DangerousGetHandle(), &session));
        }

        GC.KeepAlive(options);
        Adopt(session, environment);
    }

    /// <summary>Makes a session of a model's file.</summary>
    /// <exception cref="OrtException">The runtime refuses the model.</exception>
    public OrtSession(OrtEnvironment environment, OrtSessionOptions options, string path)
        : base(environment.Api, OrtFunction.ReleaseSession)
    {
        nint session = 0;
        var text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            Api.Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)Api[OrtFunction.CreateSession])(
                environment.DangerousGetHandle(), text, options.DangerousGetHandle(), &session));
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }

        GC.KeepAlive(options);
        Adopt(session, environment);
    }

    public int InputCount { get; private set; }

    public int OutputCount { get; private set; }

    public new OrtApi Api => base.Api;

    /// <summary>The C strings of the inputs' names, then those of the outputs'. Borrowed from the session.</summary>
    public nint* Names => _names;

    public string NameAt(int slot) => OrtApi.Text(_names[slot]);

    public OrtTensorShape InputShape(int input) => Shape(OrtFunction.SessionGetInputTypeInfo, input);

    public OrtTensorShape OutputShape(int output) => Shape(OrtFunction.SessionGetOutputTypeInfo, output);

    protected override bool ReleaseHandle()
    {
        for (var i = 0; i < InputCount + OutputCount; i++)
        {
            if (_names[i] != 0) _ = ((delegate* unmanaged<nint, nint, nint>)Api[OrtFunction.AllocatorFree])(_allocator, _names[i]);
        }

        NativeMemory.Free(_names);
        return base.ReleaseHandle();
    }

    private void Adopt(nint session, OrtEnvironment environment)
    {
        Own(session, environment);
        nint allocator = 0;
        Api.Check(((delegate* unmanaged<nint*, nint>)Api[OrtFunction.GetAllocatorWithDefaultOptions])(&allocator));
        _allocator = allocator;

        int inputs = Count(OrtFunction.SessionGetInputCount), outputs = Count(OrtFunction.SessionGetOutputCount);
        _names = (nint*)NativeMemory.AllocZeroed((nuint)(inputs + outputs), (nuint)sizeof(nint));
        (InputCount, OutputCount) = (inputs, outputs);
        for (var i = 0; i < inputs; i++) _names[i] = Name(OrtFunction.SessionGetInputName, i);
        for (var i = 0; i < outputs; i++) _names[inputs + i] = Name(OrtFunction.SessionGetOutputName, i);
    }

    private int Count(OrtFunction function)
    {
        nuint count = 0;
        Api.Check(((delegate* unmanaged<nint, nuint*, nint>)Api[function])(handle, &count));
        return (int)count;
    }

    private nint Name(OrtFunction function, int index)
    {
        nint name = 0;
        Api.Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)Api[function])(handle, (nuint)index, _allocator, &name));
        return name;
    }

    private OrtTensorShape Shape(OrtFunction function, int index)
    {
        nint type = 0, tensor = 0;
        Api.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)Api[function])(handle, (nuint)index, &type));
        try
        {
            Api.Check(((delegate* unmanaged<nint, nint*, nint>)Api[OrtFunction.CastTypeInfoToTensorInfo])(type, &tensor));
            return tensor == 0 ? OrtTensorShape.NotATensor : OrtTensorShape.Read(Api, tensor);
        }
        finally
        {
            Api.Release(OrtFunction.ReleaseTypeInfo, type);
        }
    }
}
