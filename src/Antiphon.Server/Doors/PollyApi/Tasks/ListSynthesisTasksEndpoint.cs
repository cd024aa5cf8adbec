using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Globalization;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>GET /v1/synthesisTasks (ListSpeechSynthesisTasks): the account's tasks in the region, in the order of their creation.</summary>
internal sealed class ListSynthesisTasksEndpoint(RequestAuthenticator authenticator, SynthesisTaskStore store, ReadRates rates)
{
    private const int MostResults = 100;

    public Task HandleAsync(HttpContext context)
    {
        var owner = AccountScope.Of(authenticator.Authenticate(context, body: []));
        rates.CountTaskRead(owner.Account);
        var most = MostOf(UnaryRequest.Query(context, "MaxResults"));
        var status = StatusOf(UnaryRequest.Query(context, "Status"));
        var list = $"tasks\n{owner.Account}\n{owner.Region}\n{status}";
        var last = PageToken.Read(list, UnaryRequest.Query(context, "NextToken")) is { } token ? PlaceOf(token) : ((long, string)?)null;

        var rest = store.List()
            .Where(task => task.Account == owner.Account && task.Region == owner.Region && (status is null || task.Status == status))
            .Where(task => last is null || IsBehind(task, last.Value))
            .Take(most + 1).ToList();
        return UnaryResponse.WriteAsync(context, json =>
        {
            json.WriteStartArray("SynthesisTasks"u8);
            foreach (var task in rest.Take(most)) task.Describe().Write(json);
            json.WriteEndArray();
            if (rest.Count > most) json.WriteString("NextToken"u8, PageToken.Write(list, PlaceTextOf(rest[most - 1])));
        });
    }

    private static bool IsBehind(SynthesisTask task, (long Ticks, string Id) place) =>
        task.CreationTime.UtcTicks.CompareTo(place.Ticks) is var order and not 0 ? order > 0 : string.CompareOrdinal(task.Id, place.Id) > 0;

    private static int MostOf(string? sent)
    {
        if (sent is null) return MostResults;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= MostResults) return most;
        throw MemberChecks.Invalid("MaxResults", sent, $"1 to {MostResults}");
    }

    private static SynthesisTaskStatus? StatusOf(string? sent)
    {
        if (sent is null) return null;
        return SynthesisTaskStatuses.Find(sent) ?? throw MemberChecks.Invalid("Status", sent, string.Join(", ", SynthesisTaskStatuses.All));
    }

    private static string PlaceTextOf(SynthesisTask task) => string.Create(CultureInfo.InvariantCulture, $"{task.CreationTime.UtcTicks} {task.Id}");

    private static (long Ticks, string Id) PlaceOf(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || !long.TryParse(text.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)) throw PageToken.Invalid();
        return SynthesisTaskId.IsValid(text[(blank + 1)..]) ? (ticks, text[(blank + 1)..]) : throw PageToken.Invalid();
    }
}
