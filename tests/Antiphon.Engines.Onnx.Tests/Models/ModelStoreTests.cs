using System.Security.Cryptography;
using Antiphon.Engines.Onnx.Models;

namespace Antiphon.Engines.Onnx.Tests.Models;

public sealed class ModelStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_ModelsInTheBox_FromABuildOutput()
    {
        var store = new ModelStore(new ModelStoreOptions());
        store.Find("hibari-heart").Path.ShouldBe(Network.InTheBox("hibari-heart"));
        store.Find("moonshine-tiny-en").Path.ShouldBe(Network.InTheBox("moonshine-tiny-en"));
    }

    [Fact]
    public void Find_ModelInSeveralFolders_TakesTheSettingThenTheProgramsThenTheUsers()
    {
        var options = new ModelStoreOptions { Folder = _folder.File("own"), BaseFolder = _folder.File("program"), DataFolder = _folder.File("data") };
        var user = Write(_folder.File("data", "models", "bird"), "a", "1");
        new ModelStore(options).Find("bird").Path.ShouldBe(user);
        var program = Write(_folder.File("program", "models", "bird"), "a", "2");
        new ModelStore(options).Find("bird").Path.ShouldBe(program);
        var own = Write(_folder.File("own", "bird"), "a", "3");
        new ModelStore(options).Find("bird").Path.ShouldBe(own);
    }

    [Fact]
    public void Find_ModelThatIsNowhere_NamesTheFoldersThatWereSearched()
    {
        var store = new ModelStore(new ModelStoreOptions { BaseFolder = _folder.Path, DataFolder = _folder.File("data") });
        var e = Should.Throw<ModelException>(() => store.Find("bird"));
        e.Failure.ShouldBe(ModelFailure.Missing);
        e.Message.ShouldBe($"the model bird is not there: put its folder into {_folder.File("models")} or {_folder.File("data", "models")}, or set engines.models to the folder that has it");
    }

    [Fact]
    public void Read_FileAsListed_GivesItsBytes() => Model("voice.onnx", "notes").Read("voice.onnx").ShouldBe("notes"u8.ToArray());

    [Fact]
    public void Read_FileThatWasChanged_SaysBothChecksums()
    {
        var model = Model("voice.onnx", "notes");
        File.WriteAllText(Path.Combine(model.Path, "voice.onnx"), "noise");
        var e = Should.Throw<ModelException>(() => model.Read("voice.onnx"));
        e.Failure.ShouldBe(ModelFailure.Changed);
        e.Expected.ShouldBe(Sum("notes"));
        e.Seen.ShouldBe(Sum("noise"));
        e.Message.ShouldBe(
            $"voice.onnx in {model.Path} was changed or cut short: its sha256 is {Sum("noise")}, SHA256SUMS lists {Sum("notes")}: put back the model's folder as it was published");
    }

    [Fact]
    public void Read_FileThatIsGone_IsMissing()
    {
        var model = Model("voice.onnx", "notes");
        File.Delete(Path.Combine(model.Path, "voice.onnx"));
        var e = Should.Throw<ModelException>(() => model.Read("voice.onnx"));
        e.Failure.ShouldBe(ModelFailure.Missing);
        e.Message.ShouldStartWith("voice.onnx in ");
    }

    [Theory]
    [InlineData("other.onnx")]
    [InlineData("../bird/voice.onnx")]
    public void Read_FileThatIsNotListed_IsRefused(string name)
    {
        var model = Model("voice.onnx", "notes");
        Should.Throw<ModelException>(() => model.Read(name)).Failure.ShouldBe(ModelFailure.Unlisted);
    }

    [Theory]
    [InlineData("voice.onnx")]
    [InlineData("abc  voice.onnx")]
    public void Find_ListThatIsNone_IsRefused(string line)
    {
        var model = Model("voice.onnx", "notes");
        File.WriteAllText(Path.Combine(model.Path, "SHA256SUMS"), line);
        Should.Throw<ModelException>(() => new ModelStore(new ModelStoreOptions { Folder = _folder.Path }).Find("bird"))
            .Failure.ShouldBe(ModelFailure.Unlisted);
    }

    [Theory]
    [InlineData("hibari-heart")]
    [InlineData("moonshine-tiny-en")]
    public void Read_EveryFileInTheBox_IsAsListed(string name)
    {
        var model = new ModelStore(new ModelStoreOptions()).Find(name);
        foreach (var line in File.ReadLines(Path.Combine(model.Path, "SHA256SUMS"))) model.Read(line[66..]).ShouldNotBeEmpty();
    }

    private static string Write(string folder, string name, string content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), content);
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), $"{Sum(content)}  {name}\n");
        return folder;
    }

    private static string Sum(string content) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));

    private ModelFolder Model(string name, string content)
    {
        Write(_folder.File("bird"), name, content);
        return new ModelStore(new ModelStoreOptions { Folder = _folder.Path }).Find("bird");
    }
}
