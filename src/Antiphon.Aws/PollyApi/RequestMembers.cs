using System.Text.Json;

namespace Antiphon.Aws.PollyApi;

/// <summary>
/// The members of one request by their names, out of a JSON body or a query. Members outside the model may be of any type:
/// Amazon ignores them.
/// </summary>
public sealed class RequestMembers
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    private RequestMembers()
    {
    }

    /// <summary>Reads a JSON object.</summary>
    /// <param name="body">UTF-8; nothing at all is an empty object.</param>
    /// <exception cref="RequestFormatException">Not one JSON object.</exception>
    public static RequestMembers ReadJson(ReadOnlySpan<byte> body)
    {
        var members = new RequestMembers();
        if (body.IsEmpty) return members;
        try
        {
            members.Read(new Utf8JsonReader(body));
            return members;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new RequestFormatException("The body is not a JSON object in UTF-8: " + malformed.Message, malformed);
        }
    }

    /// <summary>Takes the members that a query carries, lists as repeated names (polly.md §1.8).</summary>
    /// <param name="parameters">Decoded names and values, in the order of the query.</param>
    public static RequestMembers FromQuery(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var members = new RequestMembers();
        var byName = parameters.GroupBy(static parameter => parameter.Key, static parameter => parameter.Value, StringComparer.Ordinal);
        foreach (var named in byName)
        {
            List<string> all = [.. named];
            members._members[named.Key] = new Member(all is [var one] ? one : null, all, all.Count > 1 ? "LIST_VALUE" : null, null);
        }

        return members;
    }

    /// <summary>The member's text; null where it is missing or null.</summary>
    /// <exception cref="RequestFormatException">It is no string.</exception>
    public string? Text(string name)
    {
        if (!_members.TryGetValue(name, out var member)) return null;
        return member.NotText is { } wrong ? throw Wrong(name, wrong, "a String") : member.Text;
    }

    /// <summary>The member's texts in their order; empty where it is missing or null.</summary>
    /// <exception cref="RequestFormatException">It is no list of strings.</exception>
    public IReadOnlyList<string> List(string name)
    {
        if (!_members.TryGetValue(name, out var member)) return [];
        return member.NotList is { } wrong ? throw Wrong(name, wrong, "a List of Strings") : member.List;
    }

    private static RequestFormatException Wrong(string name, string value, string wanted) =>
        new($"{value} can not be converted to {wanted}: {name}");

    private void Read(Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("an object was expected");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            _members[name] = json.TokenType switch
            {
                JsonTokenType.Null => default(Member) with { List = [] },
                JsonTokenType.String => ReadText(ref json),
                JsonTokenType.StartArray => ReadList(ref json),
                _ => ReadOther(ref json),
            };
        }

        if (json.Read()) throw new JsonException("one object was expected");
    }

    private static Member ReadText(ref Utf8JsonReader json) => new(json.GetString(), [], null, "STRING_VALUE");

    private static Member ReadList(ref Utf8JsonReader json)
    {
        var (list, wrong) = (new List<string>(), (string?)null);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String) list.Add(json.GetString()!);
            else wrong ??= NameOf(json.TokenType);
            json.Skip();
        }

        return new Member(null, list, "START_ARRAY", wrong);
    }

    private static Member ReadOther(ref Utf8JsonReader json)
    {
        var name = NameOf(json.TokenType);
        json.Skip();
        return new Member(null, [], name, name);
    }

    // As Amazon's own answers call the tokens.
    private static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "NUMBER_VALUE",
        JsonTokenType.True => "TRUE_VALUE",
        JsonTokenType.False => "FALSE_VALUE",
        JsonTokenType.Null => "NULL_VALUE",
        JsonTokenType.StartArray => "START_ARRAY",
        _ => "START_OBJECT",
    };

    /// <param name="Text">The value as text.</param>
    /// <param name="List">The value as a list.</param>
    /// <param name="NotText">What it is where it is no text; null where it is.</param>
    /// <param name="NotList">What it is where it is no list; null where it is.</param>
    private readonly record struct Member(string? Text, IReadOnlyList<string> List, string? NotText, string? NotList);
}
