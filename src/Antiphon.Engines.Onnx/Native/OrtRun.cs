using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Native;

/// <summary>
/// An <c>OrtRunOptions</c> and a slot for the <c>OrtValue</c> of each input and output of a session, inputs first. A slot's value
/// lies in memory that the caller bound, which is kept until the slot is bound anew, or in memory of the runtime.
/// For one thread at a time; what is disposed of during a run is released when the run ends.
/// </summary>
internal sealed unsafe class OrtRun : OrtHandle
{
    private readonly OrtSession _session;
    private readonly AlignedMemory?[] _memories;
    private readonly nint* _values;
    private nint _memoryInfo;

    public OrtRun(OrtSession session)
        : base(session.Api, OrtFunction.ReleaseRunOptions)
    {
        ObjectDisposedException.ThrowIf(session.IsClosed, session);
        _session = session;
        _memories = new AlignedMemory?[session.InputCount + session.OutputCount];
        nint options = 0;
        Api.Check(((delegate* unmanaged<nint*, nint>)Api[OrtFunction.CreateRunOptions])(&options));
        _values = (nint*)NativeMemory.AllocZeroed((nuint)_memories.Length, (nuint)sizeof(nint));
        Own(options, session);
        _memoryInfo = CreateMemoryInfo();
    }

    public bool HasValue(int slot) => ValueAt(slot) != 0;

    /// <summary>The slot's <c>OrtValue</c>, borrowed; 0 where it is empty.</summary>
    public nint ValueAt(int slot)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _values[slot];
    }

    /// <summary>Whether the slot's memory was disposed of, or exchanged by a buffer that grew, since it was bound.</summary>
    public bool IsStale(int slot) => _memories[slot] is { IsDisposed: true };

    public void Bind(int slot, AlignedMemory memory, int elementType, ReadOnlySpan<long> shape)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var held = false;
        memory.DangerousAddRef(ref held);
        nint value = 0, status;
        fixed (long* lengths = shape)
        {
            status = ((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)Api[OrtFunction.CreateTensorWithDataAsOrtValue])(
                _memoryInfo, memory.DangerousGetHandle(), memory.Length, lengths, (nuint)shape.Length, elementType, &value);
        }

        if (status != 0) memory.DangerousRelease();
        Api.Check(status);
        Empty(slot);
        _values[slot] = value;
        _memories[slot] = memory;
    }

    public void Clear(int slot)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Empty(slot);
    }

    /// <summary>Moves a value, and with it the memory, to a slot of this run or of another.</summary>
    public void Move(int from, OrtRun target, int to)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        ObjectDisposedException.ThrowIf(target.IsClosed, target);
        target.Empty(to);
        (target._values[to], target._memories[to]) = (_values[from], _memories[from]);
        (_values[from], _memories[from]) = (0, null);
    }

    /// <summary>Outputs that the caller did not bind get memory of the runtime, until the next run.</summary>
    /// <param name="cancellationToken">Makes the run fail soon; the next is not touched by it.</param>
    /// <exception cref="OrtException">The runtime reports a failure, or the run was cancelled.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        var held = false;
        DangerousAddRef(ref held);
        try
        {
            for (var slot = _session.InputCount; slot < _memories.Length; slot++)
            {
                if (_memories[slot] is null) Empty(slot);
            }

            // Disposing of the registration waits for a callback under way, so that none comes after the flag is taken back.
            using (cancellationToken.UnsafeRegister(static run => ((OrtRun)run!).Call(OrtFunction.RunOptionsSetTerminate), this))
            {
                Run();
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested) Call(OrtFunction.RunOptionsUnsetTerminate);
            DangerousRelease();
        }
    }

    /// <summary>The elements in a slot. Borrowed until the slot is bound, moved or run anew.</summary>
    /// <param name="slot">Whose.</param>
    /// <param name="shape">Receives the lengths.</param>
    /// <param name="rank">How many lengths there are.</param>
    public ReadOnlySpan<T> Read<T>(int slot, scoped Span<long> shape, out int rank)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        nint tensor = 0, data = 0;
        nuint dimensions = 0, count = 0;
        Api.Check(((delegate* unmanaged<nint, nint*, nint>)Api[OrtFunction.GetTensorTypeAndShape])(_values[slot], &tensor));
        try
        {
            Api.Check(((delegate* unmanaged<nint, nuint*, nint>)Api[OrtFunction.GetDimensionsCount])(tensor, &dimensions));
            Api.Check(((delegate* unmanaged<nint, nuint*, nint>)Api[OrtFunction.GetTensorShapeElementCount])(tensor, &count));
            rank = (int)dimensions;
            fixed (long* lengths = shape[..rank])
            {
                Api.Check(((delegate* unmanaged<nint, long*, nuint, nint>)Api[OrtFunction.GetDimensions])(tensor, lengths, dimensions));
            }
        }
        finally
        {
            Api.Release(OrtFunction.ReleaseTensorTypeAndShapeInfo, tensor);
        }

        Api.Check(((delegate* unmanaged<nint, nint*, nint>)Api[OrtFunction.GetTensorMutableData])(_values[slot], &data));
        return new ReadOnlySpan<T>((void*)data, (int)count);
    }

    protected override bool ReleaseHandle()
    {
        for (var slot = 0; slot < _memories.Length; slot++) Empty(slot);
        NativeMemory.Free(_values);
        if (_memoryInfo != 0) Api.Release(OrtFunction.ReleaseMemoryInfo, _memoryInfo);
        return base.ReleaseHandle();
    }

    private void Run()
    {
        int inputs = _session.InputCount, outputs = _session.OutputCount;
        var names = _session.Names;
        Api.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)Api[OrtFunction.Run])(
            _session.DangerousGetHandle(), handle, names, _values, (nuint)inputs, names + inputs, (nuint)outputs, _values + inputs));
    }

    private void Empty(int slot)
    {
        if (_values[slot] != 0) Api.Release(OrtFunction.ReleaseValue, _values[slot]);
        _values[slot] = 0;
        _memories[slot]?.DangerousRelease();
        _memories[slot] = null;
    }

    private void Call(OrtFunction function) => Api.Check(((delegate* unmanaged<nint, nint>)Api[function])(handle));

    private nint CreateMemoryInfo()
    {
        const int DeviceAllocator = 0, DefaultMemory = 0;
        nint info = 0;
        Api.Check(((delegate* unmanaged<int, int, nint*, nint>)Api[OrtFunction.CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &info));
        return info;
    }
}
