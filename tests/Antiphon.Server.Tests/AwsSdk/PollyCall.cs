using System.Text.Json;
using Amazon.Runtime;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>One of the operations that are a JSON request and a JSON answer.</summary>
internal sealed class PollyCall(string method, string path) : AmazonWebServiceRequest
{
    public string Method { get; } = method;

    /// <summary>With names of path parameters in braces.</summary>
    public string Path { get; } = path;

    public Dictionary<string, string> PathParameters { get; init; } = [];

    public Dictionary<string, string> Query { get; init; } = [];

    /// <summary>Becomes the JSON body; null: none.</summary>
    public object? Body { get; init; }

    public static PollyCall PutLexicon(string name, string content) =>
        new("PUT", "/v1/lexicons/{LexiconName}") { PathParameters = { ["{LexiconName}"] = name }, Body = new { Content = content } };

    public static PollyCall GetLexicon(string name) => new("GET", "/v1/lexicons/{LexiconName}") { PathParameters = { ["{LexiconName}"] = name } };

    public static PollyCall DeleteLexicon(string name) => new("DELETE", "/v1/lexicons/{LexiconName}") { PathParameters = { ["{LexiconName}"] = name } };

    public static PollyCall ListLexicons(string? token = null) => new("GET", "/v1/lexicons") { Query = Only(("NextToken", token)) };

    public static PollyCall StartTask(object members) => new("POST", "/v1/synthesisTasks") { Body = members };

    public static PollyCall GetTask(string id) => new("GET", "/v1/synthesisTasks/{TaskId}") { PathParameters = { ["{TaskId}"] = id } };

    public static PollyCall ListTasks(string? status = null, string? most = null, string? token = null) =>
        new("GET", "/v1/synthesisTasks") { Query = Only(("Status", status), ("MaxResults", most), ("NextToken", token)) };

    public byte[] BodyBytes() => Body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(Body);

    private static Dictionary<string, string> Only(params (string Name, string? Value)[] parameters) =>
        parameters.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => p.Value!);
}
