using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>
/// One caller's way through a network: buffers are bound to its inputs, and to those outputs whose length is known, then
/// <see cref="Run"/> is called any number of times. A run whose outputs are all bound allocates next to nothing on the managed heap; a
/// new binding takes about a hundred bytes. For one thread at a time; any number of runs of one session go on side by side. Keeps the
/// session's network alive.
/// </summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly OnnxSession _session;
    private readonly SessionHandle _handle;
    private readonly RunOptions _options;
    private readonly OrtIoBinding _binding;
    private readonly ImmutableArray<TensorSlot> _inputs;
    private readonly ImmutableArray<TensorSlot> _outputs;
    private bool _isDisposed;

    internal OnnxRun(OnnxSession session, SessionHandle handle)
    {
        var held = false;
        handle.DangerousAddRef(ref held);
        (_session, _handle) = (session, handle);
        _options = new RunOptions();
        _binding = handle.Session.CreateIoBinding();
        _inputs = [.. session.Inputs.Select(tensor => new TensorSlot(tensor))];
        _outputs = [.. session.Outputs.Select(tensor => new TensorSlot(tensor))];

        // In the model's order, which is then that of the results.
        foreach (var output in _outputs) BindToRuntime(output);
    }

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
        where T : unmanaged => Bind(_inputs[input], buffer, shape, isInput: true);

    /// <summary>Lets the network write an output into the caller's buffer, until <see cref="UnbindOutput"/>.</summary>
    /// <param name="output">Its place.</param>
    /// <param name="buffer">Receives the elements. The caller's own; bind it again after it grew.</param>
    /// <param name="shape">The lengths that the network will give; a run that gives others fails.</param>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.WrongType"/> or <see cref="OnnxFailure.WrongShape"/>.</exception>
    public void BindOutput<T>(int output, NativeBuffer<T> buffer, ReadOnlySpan<long> shape)
        where T : unmanaged => Bind(_outputs[output], buffer, shape, isInput: false);

    /// <summary>Lets the runtime give the output memory: how every output begins.</summary>
    public void UnbindOutput(int output) => _outputs[output].Empty();

    /// <summary>
    /// Moves an output of the last run, in the runtime's memory, to an input of the next: state that a network hands to itself, or what
    /// one network makes of another's output. The output is then empty until the next run.
    /// </summary>
    /// <exception cref="OnnxException">
    /// <see cref="OnnxFailure.NotBound"/>: the last run did not give this output; <see cref="OnnxFailure.WrongType"/>.
    /// </exception>
    public void Feed(int output, OnnxRun target, int input)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ObjectDisposedException.ThrowIf(target._isDisposed, target);
        var (from, to) = (_outputs[output], target._inputs[input]);
        if (from.Tensor.Type != to.Tensor.Type)
        {
            throw OnnxException.OfTensor(
                OnnxFailure.WrongType,
                target._session.Name,
                to.Tensor.Name,
                $"the elements are {to.Tensor.Type}, those of '{from.Tensor.Name}' {from.Tensor.Type}");
        }

        using var value = from.GiveResult() ?? throw NotBound(from, "no run gave it");
        target._binding.BindInput(to.Tensor.Name, value);
        to.TakeValue();
    }

    /// <summary>Runs the network on the caller's thread.</summary>
    /// <param name="cancellationToken">Ends the run between two of its operators; the run can be used again.</param>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NotBound"/> or <see cref="OnnxFailure.RunFailed"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the network was through.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        CheckBound();
        try
        {
            RunBound(cancellationToken);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw OnnxException.OfModel(OnnxFailure.RunFailed, _session.Name, e.Message, e);
        }
    }

    /// <summary>The elements of an output of the last run. Borrowed until the next run or until its memory is bound, fed or disposed of.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.NotBound"/> or <see cref="OnnxFailure.WrongType"/>.</exception>
    public ReadOnlySpan<T> Read<T>(int output)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var slot = _outputs[output];
        CheckType<T>(slot.Tensor);
        return slot.Memory is null && slot.Result is null ? throw NotBound(slot, "no run gave it") : slot.Read<T>();
    }

    /// <summary>Lets go of all memory. Not while the network runs.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        foreach (var output in _outputs) output.Empty();
        _binding.Dispose();
        _options.Dispose();
        _handle.DangerousRelease();
    }

    private int Find(ImmutableArray<TensorInfo> tensors, string name, string kind)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Name == name) return i;
        }

        var known = string.Join(", ", tensors.Select(tensor => tensor.Name));
        throw OnnxException.OfTensor(OnnxFailure.NoSuchTensor, _session.Name, name, $"the model has no such {kind}, it has {known}");
    }

    private void Bind<T>(TensorSlot slot, NativeBuffer<T> buffer, ReadOnlySpan<long> shape, bool isInput)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        CheckType<T>(slot.Tensor);
        if (slot.Has(buffer.Memory, shape)) return;
        var count = Count(slot, shape);
        if (count > buffer.Capacity)
        {
            throw WrongShape(slot, $"the shape {OnnxException.ShapeText(shape)} needs {count} elements, the buffer has {buffer.Capacity}");
        }

        using var value = slot.Prepare(buffer.Memory, shape);
        if (isInput) _binding.BindInput(slot.Tensor.Name, value);
        else _binding.BindOutput(slot.Tensor.Name, value);
        slot.TakeMemory(buffer.Memory, (int)count);
    }

    private long Count(TensorSlot slot, ReadOnlySpan<long> shape)
    {
        if (!slot.Tensor.Accepts(shape))
        {
            var expected = OnnxException.ShapeText(slot.Tensor.Shape.AsSpan());
            throw WrongShape(slot, $"the shape is {OnnxException.ShapeText(shape)}, the model's is {expected}");
        }

        long count = 1;
        foreach (var length in shape) count = checked(count * length);
        return count;
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
        foreach (var input in _inputs)
        {
            if (!input.IsBound) throw NotBound(input, "nothing is bound to it");
            CheckFresh(input);
        }

        foreach (var output in _outputs) CheckFresh(output);
    }

    private void CheckFresh(TensorSlot slot)
    {
        if (slot.IsStale) throw NotBound(slot, "its buffer moved since it was bound");
    }

    private void RunBound(CancellationToken cancellationToken)
    {
        // The runtime would write into what the last run gave: new memory for a new length.
        var takesResults = false;
        foreach (var output in _outputs)
        {
            if (output.Memory is not null) continue;
            output.Empty();
            BindToRuntime(output);
            takesResults = true;
        }

        try
        {
            // Disposing of the registration waits for a callback under way, so that none comes after the flag is taken back.
            using var registration = cancellationToken.UnsafeRegister(static run => ((OnnxRun)run!)._options.Terminate = true, this);
            _handle.Session.RunWithBinding(_options, _binding);
        }
        finally
        {
            _options.Terminate = false;
        }

        if (takesResults) TakeResults();
    }

    private void TakeResults()
    {
        var results = _binding.GetOutputValues();
        for (var i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i].Memory is null) _outputs[i].TakeResult(results[i]);
            else results[i].Dispose();
        }
    }

    private void BindToRuntime(TensorSlot output) => _binding.BindOutputToDevice(output.Tensor.Name, OrtMemoryInfo.DefaultInstance);

    private OnnxException NotBound(TensorSlot slot, string message) =>
        OnnxException.OfTensor(OnnxFailure.NotBound, _session.Name, slot.Tensor.Name, message);

    private OnnxException WrongShape(TensorSlot slot, string message) =>
        OnnxException.OfTensor(OnnxFailure.WrongShape, _session.Name, slot.Tensor.Name, message);
}
