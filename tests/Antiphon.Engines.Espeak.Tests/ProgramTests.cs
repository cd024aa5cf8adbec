using System.Diagnostics;
using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class ProgramTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Nobody waits for the end of this. ", 200));

    [Fact]
    public async Task Program_WhenItsInputEnds_Ends()
    {
        await using var program = Start();
        await EspeakConnection.OpenAsync(PipesOf(program));
        program.Input.Close();
        await program.Exited;
        (await program.LastWordsAsync()).ShouldEndWith("ended with code 0");
    }

    [Fact]
    public async Task Program_WhenItsInputEndsMidUtterance_StopsAndEnds()
    {
        await using var program = Start();
        var (connection, _) = await EspeakConnection.OpenAsync(PipesOf(program));
        await connection.SendAsync(EspeakWire.Synthesize(1, "gmw/en-US+f3", Long, 175, 50, 0));
        (await connection.ReadAsync()).Id.ShouldBe(1u);
        program.Input.Close();
        var bytes = 0L;
        var failure = await Should.ThrowAsync<EngineException>(async () =>
        {
            while (true) bytes += (await connection.ReadAsync()).Body.Length;
        });
        failure.Detail.ShouldEndWith("ended with code 0");
        bytes.ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public async Task Program_WhenNobodyReads_Ends()
    {
        await using var program = Start();
        var (connection, _) = await EspeakConnection.OpenAsync(PipesOf(program));
        await connection.SendAsync(EspeakWire.Synthesize(1, "gmw/en-US+f3", Long, 175, 50, 0));
        program.Output.Close();
        await program.Exited;
        (await program.LastWordsAsync()).ShouldEndWith("ended with code 74");
    }

    [Theory]
    [InlineData("FFFFFFFF00")]          // a frame of four gigabytes
    [InlineData("0400000001000000")]    // too short for an id
    [InlineData("050000000901000000")]  // no such type
    [InlineData("0600000001010000000A")] // ends inside a number
    [InlineData("0A00000002010000000900414243")] // a name longer than its frame
    [InlineData("0800000002010000000000FF")] // half a UTF-16 unit
    public async Task Program_OfAMalformedFrame_EndsWithOneLine(string hex)
    {
        await using var program = Start();
        var (connection, _) = await EspeakConnection.OpenAsync(PipesOf(program));
        await connection.SendAsync(Convert.FromHexString(hex));
        var failure = await Should.ThrowAsync<EngineException>(async () => await connection.ReadAsync());
        failure.Detail.ShouldContain("ended with code 65: antiphon-espeak: ");
    }

    [Fact]
    public async Task Program_AskedForAnUnknownVoice_RefusesAndGoesOn()
    {
        await using var program = Start();
        var (connection, greeting) = await EspeakConnection.OpenAsync(PipesOf(program));
        greeting.SampleRate.ShouldBe(22050);
        greeting.LibraryVersion.ShouldStartWith("1.");
        await connection.SendAsync(EspeakWire.Synthesize(7, "no/such", "Hello", 175, 50, 0));
        var refused = await connection.ReadAsync();
        (refused.Type, refused.Id).ShouldBe((FrameType.Refused, 7u));
        await connection.SendAsync(EspeakWire.Cancel(7));   // late: means nothing any more
        await connection.SendAsync(EspeakWire.Phonemes(8, "gmw/en-US", "Hello"));
        (await connection.ReadAsync()).Type.ShouldBe(FrameType.Ipa);
    }

    [Fact]
    public async Task Program_WhileItLoadsTheLibrary_HasItsOutputApart()
    {
        // Opening a FIFO as a library waits for a writer, and opening it to write waits for the program to load it.
        var folder = Directory.CreateTempSubdirectory("antiphon-espeak-test");
        try
        {
            var library = Path.Combine(folder.FullName, "library.so");
            using var make = Process.Start("mkfifo", [library]);
            await make.WaitForExitAsync();
            await using var program = Start(new EspeakOptions { Library = library });

            string output, errors;
            await using (File.Open(library, FileMode.Open, FileAccess.Write))
            {
                output = new FileInfo($"/proc/{program.Id}/fd/1").LinkTarget!;
                errors = new FileInfo($"/proc/{program.Id}/fd/2").LinkTarget!;
            }

            output.ShouldBe(errors);
            await program.Exited;
            (await program.LastWordsAsync()).ShouldContain("cannot be loaded");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Program_BesideUs_IsPreferredAndADllNeedsTheHost()
    {
        var folder = Directory.CreateTempSubdirectory("antiphon-espeak-test");
        try
        {
            var missing = Should.Throw<EngineException>(() => EspeakProgram.Find(new EspeakOptions(), folder.FullName));
            missing.Failure.ShouldBe(EngineFailure.Unavailable);

            var own = folder.CreateSubdirectory("antiphon-espeak");
            var dll = Path.Combine(own.FullName, "antiphon-espeak.dll");
            File.WriteAllText(dll, "");
            EspeakProgram.Find(new EspeakOptions { Library = "x.so" }, folder.FullName).Arguments.ShouldBe([dll, "x.so"]);

            var executable = Path.Combine(own.FullName, "antiphon-espeak");
            File.WriteAllText(executable, "");
            var command = EspeakProgram.Find(new EspeakOptions(), folder.FullName);
            command.Program.ShouldBe(executable);
            command.Arguments.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static WorkerPipes PipesOf(ChildProcess program) => new("espeak", program, new WorkerPoolOptions().ProgressTimeout, new ManualTime());

    private static ChildProcess Start(EspeakOptions? options = null) => ChildProcess.Start(
        EspeakProgram.Find(options ?? new EspeakOptions(), AppContext.BaseDirectory), new WorkerPoolOptions(), new ManualTime(), static _ => { });
}
