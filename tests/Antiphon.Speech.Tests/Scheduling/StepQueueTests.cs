using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>The policy alone. Deadlines are milliseconds from now; 0 is a starved client.</summary>
public sealed class StepQueueTests
{
    private static readonly TimeSpan Now = TimeSpan.FromHours(1);
    private static readonly TimeSpan StepCost = TimeSpan.FromMilliseconds(10);
    private readonly StepQueue _queue = new(new SchedulerOptions());

    [Fact]
    public void Steps_OfSuppliedListeners_GoByDeadlineThenArrival()
    {
        Add(_queue, "a", "late", 900);
        Add(_queue, "b", "soon", 300);
        Add(_queue, "c", "soon too", 300);
        Add(_queue, "d", "first", 200);

        Taken(_queue).ShouldBe(["first", "soon", "soon too", "late"]);
    }

    [Fact]
    public void Newcomer_AmongListenersWhoHaveEnough_GoesFirst()
    {
        for (var n = 0; n < 50; n++) Add(_queue, "reader", "paragraph", 200 + n);
        Add(_queue, "reader", "newcomer", 0);

        Take(_queue).ShouldBe("newcomer");
    }

    [Fact]
    public void Newcomers_OfOneAccount_GoInTheOrderTheyCame()
    {
        foreach (var name in (string[])["1", "2", "3", "4"]) Add(_queue, "one", name, 0);

        Taken(_queue).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public void Newcomers_OfACrowdAndOfOthers_TakeTurnsByAccount()
    {
        for (var n = 1; n <= 5; n++) Add(_queue, "crowd", $"crowd {n}", 0);
        Add(_queue, "ann", "ann 1", 0);
        Add(_queue, "ann", "ann 2", 0);
        Add(_queue, "ben", "ben 1", 0);

        Taken(_queue).ShouldBe(["crowd 1", "ann 1", "ben 1", "crowd 2", "ann 2", "crowd 3", "crowd 4", "crowd 5"]);
    }

    [Fact]
    public void Newcomer_OfAnAccountThatHadNothingYet_GoesBeforeTheRestOfACrowd()
    {
        for (var n = 1; n <= 50; n++) Add(_queue, "crowd", $"crowd {n}", 0);
        for (var n = 1; n <= 20; n++) Take(_queue).ShouldBe($"crowd {n}");
        Add(_queue, "ann", "ann", 0);

        Take(_queue).ShouldBe("ann");
    }

    [Fact]
    public void Account_ThatWasQuietForLong_HasNoClaimBeyondTwoShares()
    {
        var options = new SchedulerOptions();
        for (var n = 1; n <= 500; n++)
        {
            Add(_queue, "busy", "busy", 0);
            Take(_queue);
        }

        for (var n = 0; n < 100; n++)
        {
            Add(_queue, "busy", "busy", 0);
            Add(_queue, "quiet", "quiet", 0);
        }

        var ahead = Taken(_queue).TakeWhile(name => name == "quiet").Count();
        ahead.ShouldBeInRange(1, (int)(2 * options.FairShare / StepCost) + 1);
    }

    [Fact]
    public void Listener_AlmostDry_GoesBeforeNewcomers()
    {
        Add(_queue, "new", "newcomer", 0);
        Add(_queue, "old", "almost dry", 100);
        Add(_queue, "old", "has enough", 200);

        Taken(_queue).ShouldBe(["almost dry", "newcomer", "has enough"]);
    }

    [Fact]
    public void Listener_AlmostDryOfAnAccountFarBeyondItsShare_LetsNewcomersOfOthersGoFirst()
    {
        for (var n = 0; n < 50; n++)
        {
            Add(_queue, "crowd", "crowd", 0);
            Take(_queue);
        }

        Add(_queue, "crowd", "almost dry", 100);
        Add(_queue, "crowd", "crowd's newcomer", 0);
        Add(_queue, "ann", "ann", 0);

        Taken(_queue).ShouldBe(["ann", "almost dry", "crowd's newcomer"]);
    }

    [Fact]
    public void Steps_MadeAhead_AreNotCharged()
    {
        for (var n = 0; n < 50; n++)
        {
            Add(_queue, "diligent", "ahead", 10_000);
            Take(_queue);
        }

        Add(_queue, "diligent", "its newcomer", 0);
        Add(_queue, "ann", "ann", 0);
        Taken(_queue).ShouldBe(["its newcomer", "ann"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    public void Step_Removed_IsNotTakenAndItsAccountWaitsNoMore(int deadline)
    {
        var step = Add(_queue, "a", "gone", deadline);
        Add(_queue, "b", "here", 6_000);

        _queue.Remove(step).ShouldBeTrue();
        _queue.Remove(step).ShouldBeFalse();

        _queue.Count.ShouldBe(1);
        Taken(_queue).ShouldBe(["here"]);
    }

    [Fact]
    public void Account_WhoseLastStreamLeft_IsForgotten()
    {
        var first = _queue.Join("a");
        _queue.Join("a").ShouldBeSameAs(first);
        _queue.Leave(first);
        _queue.Join("a").ShouldBeSameAs(first);
        _queue.Leave(first);
        _queue.Leave(first);
        _queue.Join("a").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Arrival_AsTheOrder_KnowsNeitherDeadlinesNorAccounts()
    {
        var queue = new StepQueue(new SchedulerOptions { Order = StepOrder.Arrival });
        Add(queue, "a", "1", 900);
        Add(queue, "a", "2", 0);
        Add(queue, "b", "3", 100);
        Add(queue, "b", "4", 0);

        Taken(queue).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public void Arrival_AsTheOrder_SpeaksAPieceToItsEnd()
    {
        var queue = new StepQueue(new SchedulerOptions { Order = StepOrder.Arrival });
        var first = Add(queue, "a", "first piece", 0);
        Add(queue, "b", "second piece", 0);

        Take(queue).ShouldBe("first piece");
        queue.Add(first, Now, Now);
        Take(queue).ShouldBe("first piece", "its next step has its place");

        first.ForgetArrival();
        queue.Add(first, Now, Now);
        Taken(queue).ShouldBe(["second piece", "first piece"]);
    }

    private static TestStep Add(StepQueue queue, string account, string name, int deadline)
    {
        var step = new TestStep(queue.Join(account), name);
        queue.Add(step, Now + TimeSpan.FromMilliseconds(deadline), Now);
        return step;
    }

    private static string Take(StepQueue queue)
    {
        queue.TryTake(Now, out var step).ShouldBeTrue();
        if (step!.Urgent is not null) queue.Charge(step.Account, StepCost);
        return step.ToString()!;
    }

    private static List<string> Taken(StepQueue queue)
    {
        var names = new List<string>();
        while (queue.Count > 0) names.Add(Take(queue));
        queue.TryTake(Now, out _).ShouldBeFalse();
        return names;
    }
}
