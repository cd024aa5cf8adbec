using System.Text;
using Antiphon.Engines.Onnx.Moonshine;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

public sealed class MoonshineVocabularyTests
{
    [Fact]
    public void Decode_NoteOfThreeByteIds_IsOneCharacter() =>
        TestModel.Moonshine.Vocabulary.Decode([.. Encoding.UTF8.GetBytes("♪").Select(value => value + 3)]).ShouldBe("♪");

    [Fact]
    public void Decode_StartEndAndMarkers_SayNothing() =>
        TestModel.Moonshine.Vocabulary.Decode([MoonshineVocabulary.Start, 32_000, 3869, 32_767, MoonshineVocabulary.End]).ShouldBe("Yes");

    [Fact]
    public void Decode_NoIds_IsEmpty() => TestModel.Moonshine.Vocabulary.Decode([]).ShouldBe("");

    [Fact]
    public void Read_FileInTheBox_HasAsManyPiecesAsTheDecoderHasAnswers() => TestModel.Moonshine.Vocabulary.Count.ShouldBe(32_768);

    [Fact]
    public void Read_LengthOfTwoBytes_IsTheLowBitsFirst()
    {
        var piece = new byte[128 + 72];
        MoonshineVocabulary.Read([200, 1, .. piece, 1, 65]).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(new byte[] { 5, 65 })]
    [InlineData(new byte[] { 200 })]
    public void Read_PieceThatEndsAfterTheFile_IsRefused(byte[] file) =>
        Should.Throw<InvalidDataException>(() => MoonshineVocabulary.Read(file));
}
