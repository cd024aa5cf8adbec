using System.Text.Json.Nodes;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Voices;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

public sealed class HibariSynthesizerTests
{
    private const string Sentence = "The harbour lights went out one by one before the storm arrived.";

    private const string Paragraph =
        "When the morning boat came in, nobody on the quay could say who had sent it, why its lamps still burned, or where the crew "
        + "had gone; the old harbour master walked twice around the basin, counted the ropes, and wrote down a name that none of us "
        + "had heard before, "
        + "while the children, who should have been at school, threw small stones at the gulls and asked whether ships could dream.";

    [Fact]
    public async Task Voices_Started_AreTheNetworksOwnAndADeepOne()
    {
        var voice = await TestVoice.GetAsync();

        voice.Name.ShouldBe("hibari");
        voice.UnavailableReason.ShouldBeNull();
        voice.Voices.Select(v => (v.Id, v.Alias, v.Name, v.Gender, v.Language, v.SampleRate)).ShouldBe(
        [
            ("hibari-heart", "heart", "heart (American)", Gender.Female, "en-US", 24000),
            ("hibari-heart-deep", "heart-deep", "heart, deep shade (American)", Gender.Male, "en-US", 24000),
        ]);
    }

    [Fact]
    public async Task Start_ModelMissing_LeavesNoVoiceAndOneLineThatSaysWhy()
    {
        await using var voice = new HibariSynthesizer(Network.Neural, new HibariOptions { Model = "no-such-voice" });
        voice.UnavailableReason.ShouldBe("hibari has not been started");
        await voice.StartAsync();

        voice.Voices.ShouldBeEmpty();
        voice.UnavailableReason!.ShouldContain("no-such-voice");
        voice.UnavailableReason!.ShouldNotContain('\n');
        var failure = await Should.ThrowAsync<EngineException>(() => TestVoice.SpeakAsync(TestVoice.Say("Hello."), voice));
        failure.Failure.ShouldBe(EngineFailure.Unavailable);
    }

    [Fact]
    public async Task Start_LibraryMissing_LeavesNoVoice()
    {
        var neural = new NeuralRuntime(new NeuralRuntimeOptions { Onnx = new() { LibraryPath = "/nowhere/libonnxruntime.so" } });
        await using var voice = new HibariSynthesizer(neural);
        await voice.StartAsync();

        voice.Voices.ShouldBeEmpty();
        voice.UnavailableReason!.ShouldContain("/nowhere/libonnxruntime.so");
    }

    [Fact]
    public async Task Start_NetworkOfAnotherFamily_LeavesNoVoiceAndOneLineThatSaysWhy()
    {
        var models = Directory.CreateTempSubdirectory("antiphon-models").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(models, "hibari-heart")).FullName;
        foreach (var file in Directory.EnumerateFiles(Network.InTheBox("hibari-heart"), "*.*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllBytes(Path.Combine(folder, "hibari.onnx"), Network.Bytes);
        File.Delete(Path.Combine(folder, "SHA256SUMS"));
        ModelFolder.WriteSums(folder);
        await using var voice = new HibariSynthesizer(new NeuralRuntime(new NeuralRuntimeOptions { Models = new() { Folder = models } }));
        await voice.StartAsync();

        voice.Voices.ShouldBeEmpty();
        voice.UnavailableReason.ShouldBe("the network is not of hibari's family: it lacks the Div that reads speed");
        Directory.Delete(models, recursive: true);
    }

    [Fact]
    public async Task Speak_Sentence_BeginsTenMillisecondsBeforeItsSoundAndEndsWithItsPause()
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));

        spoken.SilenceBefore.ShouldBeInRange(0.005, 0.015);
        spoken.SilenceBehind.ShouldBeInRange(0.46, 0.54);
        spoken.Seconds.ShouldBeInRange(3, 4.5);
        spoken.Samples.Max(sample => Math.Abs((int)sample)).ShouldBeInRange(3000, 32000);
    }

    [Theory]
    [InlineData("before the storm arrived", PieceEnd.Clause, 0.03, 0.09)]
    [InlineData("before the storm arrived,", PieceEnd.Clause, 0.15, 0.22)]
    [InlineData("before the storm arrived.", PieceEnd.Sentence, 0.46, 0.54)]
    [InlineData("before the storm arrived.", PieceEnd.Paragraph, 0.7, 0.8)]
    public async Task Speak_Piece_EndsWithThePauseOfItsMark(string text, PieceEnd ending, double least, double most)
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(text) with { Ending = ending });

        spoken.SilenceBehind.ShouldBeInRange(least, most);
    }

    [Fact]
    public async Task Speak_AnyChunks_NoSeamIsHeard()
    {
        foreach (var text in new[] { Sentence, Paragraph })
        {
            foreach (var place in new[] { 0, 1 })
            {
                var spoken = await TestVoice.SpeakAsync(TestVoice.Say(text) with { Place = place });
                var steps = spoken.Samples.Zip(spoken.Samples.Skip(1), (a, b) => Math.Abs(a - b)).ToArray();
                var largest = steps.Max();
                var seam = -1;
                foreach (var chunk in spoken.Chunks.SkipLast(1))
                {
                    seam += chunk;
                    if (seam < 0) continue;
                    var around = steps.Skip(seam - 240).Take(480).Max();
                    steps[seam].ShouldBeLessThanOrEqualTo(around);
                    steps[seam].ShouldBeLessThan(largest / 2);
                }
            }
        }
    }

    [Fact]
    public async Task Speak_FirstPiece_BeginsWithASmallChunk()
    {
        var first = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        var later = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Place = 1 });

        first.Chunks.First(samples => samples > 0).ShouldBeInRange(4800, 9600);
        later.Chunks.First(samples => samples > 0).ShouldBeGreaterThan(14400);
        first.Chunks.ShouldAllBe(samples => samples <= 1.3 * 24000 + 14400);
        ((double)first.Samples.Length / later.Samples.Length).ShouldBeInRange(0.99, 1.01);
    }

    [Fact]
    public async Task Speak_LongSegment_PreparesItInAStepOfItsOwn()
    {
        (await TestVoice.SpeakAsync(TestVoice.Say(Paragraph))).Chunks[0].ShouldBe(0);
        (await TestVoice.SpeakAsync(TestVoice.Say("Yes, we can."))).Chunks[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Speak_LongText_TellsEveryWordOnceAndInOrder()
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Paragraph));

        var words = Paragraph.Split(' ');
        spoken.Marks.Length.ShouldBe(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var mark = spoken.Marks[i];
            words[i].ShouldStartWith(Paragraph.Substring(mark.TextStart, mark.TextLength));
            mark.SampleLength.ShouldBeGreaterThan(0);
            var end = mark.SampleOffset + mark.SampleLength;
            var next = i + 1 < words.Length ? spoken.Marks[i + 1].SampleOffset : spoken.Samples.Length;
            mark.SampleOffset.ShouldBeLessThan(next);
            end.ShouldBeLessThanOrEqualTo(next + 1200);
        }
    }

    [SharedFact]
    public async Task Speak_GoldenSentences_TellsWordsWhereTheirDurationsAre()
    {
        var compared = 0;
        foreach (var sentence in GoldenSentence.ReadAll().Where(sentence => sentence.Speed == 1))
        {
            var spoken = await TestVoice.SpeakAsync(TestVoice.Say(sentence.Text));
            if (spoken.Marks.Length != sentence.Words.Length) continue;   // tokens are not words: «45%» is two

            // The golden lead is its own; all other durations are the same. The cut in front is one number for the sentence.
            var shifts = spoken.Marks.Zip(sentence.Words, (mark, word) => word.Start - (mark.SampleOffset / 24000.0)).Skip(1).ToArray();
            if (shifts.Length == 0) continue;
            (shifts.Max() - shifts.Min()).ShouldBeLessThan(0.026, sentence.Text);
            compared++;
        }

        compared.ShouldBeGreaterThan(7);
    }

    [Fact]
    public async Task Speak_Slower_TakesThatMuchLonger()
    {
        var plain = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        foreach (var rate in new[] { 0.5, 0.8, 1.25, 1.6, 3, 4 })
        {
            var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Rate = rate });

            // Beyond 2 frames are left out; what lies before the first sound and behind the last one is not.
            var least = rate > 2 ? 0.8 : 0.9;
            (plain.Seconds / spoken.Seconds).ShouldBeInRange(least * rate, 1.1 * rate, $"{rate}");
        }
    }

    [Fact]
    public async Task Speak_DeepVoice_IsAsLoudAsThePlainVoice()
    {
        foreach (var text in new[] { Sentence, Paragraph })
        {
            var plain = await TestVoice.SpeakAsync(TestVoice.Say(text));
            var deep = await TestVoice.SpeakAsync(TestVoice.Say(text, voice: 1));

            (deep.Decibels - plain.Decibels).ShouldBeInRange(-1, 1);
            deep.Samples.Max(sample => Math.Abs((int)sample)).ShouldBeLessThan(short.MaxValue);
        }
    }

    [Fact]
    public async Task Speak_OtherPitchesAndVocalTracts_KeepTheLevelNearThePlainVoice()
    {
        var plain = (await TestVoice.SpeakAsync(TestVoice.Say(Sentence))).Decibels;
        foreach (var (pitch, tract) in new[] { (0.6, 1), (0.8, 1), (1.25, 1), (1.2, 0.9), (1.5, 1), (1, 1.2), (1, 0.85) })
        {
            var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Pitch = pitch, VocalTract = tract });
            (spoken.Decibels - plain).ShouldBeInRange(-3, 3, $"pitch {pitch}, tract {tract}");
        }
    }

    [Fact]
    public async Task Speak_Volume_ScalesAndLimitsSoftly()
    {
        var plain = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        var half = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Volume = 0.5 });
        var loud = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Volume = 4 });
        var silent = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Volume = 0 });

        (Spoken.Rms(plain.Samples) / Spoken.Rms(half.Samples)).ShouldBeInRange(1.98, 2.02);
        Spoken.Rms(loud.Samples).ShouldBeGreaterThan(3 * Spoken.Rms(plain.Samples));
        loud.Samples.Count(sample => Math.Abs((int)sample) == short.MaxValue).ShouldBeLessThan(20);
        silent.Samples.ShouldAllBe(sample => sample == 0);
    }

    [Fact]
    public async Task Speak_Whisper_HasNoPitch()
    {
        var plain = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        var whisper = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Whisper = true });

        whisper.Seconds.ShouldBe(plain.Seconds, 0.1);
        (whisper.Decibels - plain.Decibels).ShouldBeInRange(-12, -2);
    }

    [Fact]
    public async Task Speak_EqualRequestsSideBySide_GivesEqualBytes()
    {
        var alone = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));

        var requests = Enumerable.Range(0, 8).Select(i => TestVoice.Say(i % 2 == 0 ? Sentence : Paragraph));
        var together = await Task.WhenAll(requests.Select(request => Task.Run(() => TestVoice.SpeakAsync(request))));

        foreach (var spoken in together.Where((_, i) => i % 2 == 0))
        {
            spoken.Samples.ShouldBe(alone.Samples);
            spoken.Marks.ShouldBe(alone.Marks);
        }

        together[1].Samples.ShouldBe(together[3].Samples);
    }

    [Fact]
    public async Task Speak_CancelledBetweenChunks_StopsAndLeavesTheVoiceWell()
    {
        var voice = await TestVoice.GetAsync();
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chunk in voice.SynthesizeAsync(TestVoice.Say(Paragraph), cancellation.Token))
            {
                if (!chunk.Samples.IsEmpty) await cancellation.CancelAsync();
            }
        });

        (await TestVoice.SpeakAsync(TestVoice.Say(Sentence))).Seconds.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("...")]
    [InlineData("?!")]
    [InlineData(" \n\t ")]
    [InlineData("“”")]
    public async Task Speak_NothingThatSounds_GivesNothing(string text)
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(text));

        spoken.Chunks.ShouldBeEmpty();
        spoken.Marks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("\ud800 broken \udfff pairs")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("no mark at the end")]
    public async Task Speak_OddText_GivesSound(string text)
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(text));

        spoken.Seconds.ShouldBeGreaterThan(0.3);
        spoken.Marks.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Speak_TextTooLong_IsRefused()
    {
        var failure = await Should.ThrowAsync<EngineException>(() => TestVoice.SpeakAsync(TestVoice.Say(new string('a', 20_001))));
        failure.Failure.ShouldBe(EngineFailure.Refused);
    }

    [Fact]
    public async Task Speak_WordThatBreaksTheUnknownWordNetwork_FailsWithoutTellingTheClientWhatBroke()
    {
        using var models = new TemporaryFolder();
        CopyVoiceWhoseLettersTheNetworkLacks(models.File("hibari-heart"));
        await using var voice = new HibariSynthesizer(new NeuralRuntime(new NeuralRuntimeOptions { Models = new() { Folder = models.Path } }));
        await voice.StartAsync();
        voice.UnavailableReason.ShouldBeNull();

        var failure = await Should.ThrowAsync<EngineException>(() => TestVoice.SpeakAsync(TestVoice.Say("Qwyzzle glorbfand."), voice));

        failure.Failure.ShouldBe(EngineFailure.Failed);
        failure.Detail.ShouldStartWith("oov.onnx: ");
        failure.Message.ShouldBe("The engine had an internal error.");
    }

    // 500 letters that nothing uses come first, so that the others have numbers beyond the network's table.
    private static void CopyVoiceWhoseLettersTheNetworkLacks(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Network.InTheBox("hibari-heart")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var alphabet = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "oov.json")))!;
        for (var i = 0; i < 500; i++) alphabet["in"]!.AsArray().Insert(0, ((char)(0x4E00 + i)).ToString());
        File.WriteAllText(Path.Combine(folder, "oov.json"), alphabet.ToJsonString());
        File.Delete(Path.Combine(folder, "SHA256SUMS"));
        ModelFolder.WriteSums(folder);
    }

    [Fact]
    public async Task Speak_VoiceOfAnotherEngine_IsRefused()
    {
        var other = HibariVoice.AllVoices[0] with { Id = "espeak-en" };
        var failure = await Should.ThrowAsync<EngineException>(() => TestVoice.SpeakAsync(TestVoice.Say("Hello.") with { Voice = other }));
        failure.Failure.ShouldBe(EngineFailure.Refused);
    }

    [Fact]
    public async Task Start_FloatForm_SpeaksAsTheIntegerFormDoes()
    {
        await using var voice = new HibariSynthesizer(Network.Neural, new HibariOptions { Form = HibariForm.Float });
        await voice.StartAsync();

        voice.Form.ShouldBe(HibariForm.Float);
        (await TestVoice.GetAsync()).Form.ShouldBe(HibariForm.Integer);
        var floats = await TestVoice.SpeakAsync(TestVoice.Say(Sentence), voice);
        var integers = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        (floats.Seconds / integers.Seconds).ShouldBeInRange(0.98, 1.02);
        (floats.Decibels - integers.Decibels).ShouldBeInRange(-0.5, 0.5);
    }

    [Fact]
    public async Task Dispose_WhileSpeaking_EndsItWithoutHarm()
    {
        var voice = new HibariSynthesizer(Network.Neural);
        await voice.StartAsync();
        var chunks = voice.SynthesizeAsync(TestVoice.Say(Paragraph), CancellationToken.None).GetAsyncEnumerator();
        (await chunks.MoveNextAsync()).ShouldBeTrue();
        await voice.DisposeAsync();

        voice.Voices.ShouldBeEmpty();
        try
        {
            while (await chunks.MoveNextAsync()) chunks.Current.Samples.Length.ShouldBeGreaterThanOrEqualTo(0);
        }
        catch (EngineException)
        {
            // A step that needs what is gone says so.
        }

        await chunks.DisposeAsync();
    }
}
