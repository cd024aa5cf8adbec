using System.Collections.Immutable;
using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>
/// One caller's way through a network: buffers are bound to its inputs, and to those outputs whose length is known, then
/// <see cref="Run"/> is called any number of times. Nothing is allocated on the managed heap by binding, running and reading.
/// For one thread at a time; any number of runs of one session go on side by side. Keeps the session's network alive.
/// </summary>
internal sealed class OnnxRun : IDisposable
{
    private const int MaxRank = 16;

    private readonly OnnxSession _session;
    private readonly OrtRun _native;

    internal OnnxRun(OnnxSession session, OrtRun native) => (_session, _native) = (session, native);

    /// <summary>The place of an input among the model's, for the other methods.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NoSuchTensor"/>.</exception>
    public int Input(string name) => Find(_session.Inputs, name, "input");

    /// <summary>The place of an output among the model's, for the other methods.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NoSuchTensor"/>.</exception>
    public int Output(string name) => Find(_session.Outputs, name, "output");

    /// <summary>Lets the network read an input where it lies: what the buffer holds when the network runs is what counts.</summary>
    /// <param name="input">Its place.</param>
    /// <param name="buffer">Its first elements are the tensor's. The caller's own; bind it again after it grew.</param>
    /// <param name="shape">The tensor's lengths.</param>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.WrongType"/> or <see cref="OnnxFailure.WrongShape"/>.</exception>
    public void BindInput<T>(int input, NativeBuffer<T> buffer, ReadOnlySpan<long> shape)
        where T : unmanaged => Bind(_session.Inputs[input], input, buffer, shape);

    /// <summary>Lets the network write an output into the caller's buffer, until <see cref="UnbindOutput"/>.</summary>
    /// <param name="output">Its place.</param>
    /// <param name="buffer">Receives the elements. The caller's own; bind it again after it grew.</param>
    /// <param name="shape">The lengths that the network will give; a run that gives others fails.</param>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.WrongType"/> or <see cref="OnnxFailure.WrongShape"/>.</exception>
    public void BindOutput<T>(int output, NativeBuffer<T> buffer, ReadOnlySpan<long> shape)
        where T : unmanaged => Bind(_session.Outputs[output], Slot(output), buffer, shape);

    /// <summary>Lets the runtime give the output memory: how every output begins.</summary>
    public void UnbindOutput(int output) => _native.Clear(Slot(output));

    /// <summary>
    /// Moves an output of the last run, with its memory, to an input of the next: state that a network hands to itself, or what one
    /// network makes of another's output. The output is then empty until the next run.
    /// </summary>
    /// <exception cref="OnnxException">
    /// <see cref="OnnxFailure.NotBound"/>: the last run did not give this output; <see cref="OnnxFailure.WrongType"/>.
    /// </exception>
    public void Feed(int output, OnnxRun target, int input)
    {
        var (from, to) = (_session.Outputs[output], target._session.Inputs[input]);
        if (from.Type != to.Type)
        {
            throw OnnxException.OfTensor(OnnxFailure.WrongType, target._session.Name, to.Name, $"the elements are {to.Type}, those of '{from.Name}' {from.Type}");
        }

        if (!_native.HasValue(Slot(output))) throw NotBound(from, "no run gave it");
        _native.Move(Slot(output), target._native, input);
    }

    /// <summary>Runs the network on the caller's thread.</summary>
    /// <param name="cancellationToken">Ends the run between two of its operators; the run can be used again.</param>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NotBound"/> or <see cref="OnnxFailure.RunFailed"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the network was through.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckBound();
        try
        {
            _native.Run(cancellationToken);
        }
        catch (OrtException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OrtException e)
        {
            throw OnnxException.OfModel(OnnxFailure.RunFailed, _session.Name, e.Message, e);
        }
    }

    /// <summary>The elements of an output of the last run. Borrowed until the next run or until its memory is bound, fed or disposed of.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NotBound"/> or <see cref="OnnxFailure.WrongType"/>.</exception>
    public ReadOnlySpan<T> Read<T>(int output)
        where T : unmanaged
    {
        Span<long> shape = stackalloc long[MaxRank];
        return Read<T>(output, shape, out _);
    }

    /// <inheritdoc cref="Read{T}(int)"/>
    /// <param name="output">Its place.</param>
    /// <param name="shape">Receives the tensor's lengths; at least as long as its rank.</param>
    /// <param name="rank">How many lengths there are.</param>
    public ReadOnlySpan<T> Read<T>(int output, scoped Span<long> shape, out int rank)
        where T : unmanaged
    {
        var tensor = _session.Outputs[output];
        CheckType<T>(tensor);
        if (!_native.HasValue(Slot(output))) throw NotBound(tensor, "no run gave it");
        return _native.Read<T>(Slot(output), shape, out rank);
    }

    /// <summary>Lets go of all memory, where a run is under way on another thread when that ends.</summary>
    public void Dispose() => _native.Dispose();

    private int Slot(int output) => _session.Inputs.Length + output;

    private int Find(ImmutableArray<TensorInfo> tensors, string name, string kind)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Name == name) return i;
        }

        var known = string.Join(", ", tensors.Select(tensor => tensor.Name));
        throw OnnxException.OfTensor(OnnxFailure.NoSuchTensor, _session.Name, name, $"the model has no such {kind}, it has {known}");
    }

    private void Bind<T>(TensorInfo tensor, int slot, NativeBuffer<T> buffer, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        CheckType<T>(tensor);
        if (!tensor.Accepts(shape))
        {
            throw WrongShape(tensor, $"the shape is {OnnxException.ShapeText(shape)}, the model's is {OnnxException.ShapeText(tensor.Shape.AsSpan())}");
        }

        long count = 1;
        foreach (var length in shape) count = checked(count * length);
        if (count > buffer.Capacity)
        {
            throw WrongShape(tensor, $"the shape {OnnxException.ShapeText(shape)} needs {count} elements, the buffer has {buffer.Capacity}");
        }

        _native.Bind(slot, buffer.Memory, (int)tensor.Type, shape);
    }

    private void CheckType<T>(TensorInfo tensor)
        where T : unmanaged
    {
        if (TensorElement<T>.Type == tensor.Type) return;
        throw OnnxException.OfTensor(
            OnnxFailure.WrongType, _session.Name, tensor.Name, $"the elements are {tensor.Type}, not {TensorElement<T>.Type}");
    }

    private void CheckBound()
    {
        for (var slot = 0; slot < _session.Inputs.Length + _session.Outputs.Length; slot++)
        {
            var isInput = slot < _session.Inputs.Length;
            var tensor = isInput ? _session.Inputs[slot] : _session.Outputs[slot - _session.Inputs.Length];
            if (_native.IsStale(slot)) throw NotBound(tensor, "its buffer moved since it was bound");
            if (isInput && !_native.HasValue(slot)) throw NotBound(tensor, "nothing is bound to it");
        }
    }

    private OnnxException NotBound(TensorInfo tensor, string message) =>
        OnnxException.OfTensor(OnnxFailure.NotBound, _session.Name, tensor.Name, message);

    private OnnxException WrongShape(TensorInfo tensor, string message) =>
        OnnxException.OfTensor(OnnxFailure.WrongShape, _session.Name, tensor.Name, message);
}
