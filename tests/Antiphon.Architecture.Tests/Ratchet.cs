namespace Antiphon.Architecture.Tests;

/// <summary>
/// A rule that old code does not keep yet: it holds for every project but those on a list, and a project that keeps it leaves the list.
/// </summary>
internal static class Ratchet
{
    /// <param name="offences">Every place that breaks the rule, with its project.</param>
    /// <param name="notCleanYet">The projects that may still break it.</param>
    /// <param name="rule">The rule, for the message.</param>
    /// <param name="allowance">How many places may break it in all other projects together.</param>
    public static void Check(IEnumerable<(string Project, string Place)> offences, string[] notCleanYet, string rule, int allowance = 0)
    {
        var byProject = offences.ToLookup(offence => offence.Project, offence => offence.Place);

        notCleanYet.Where(project => !byProject.Contains(project)).ShouldBeEmpty($"{rule}: these keep it now, take them off the list");
        var broken = byProject.Where(project => !notCleanYet.Contains(project.Key)).SelectMany(places => places).ToArray();
        if (broken.Length > allowance) broken.ShouldBeEmpty(rule);
    }
}
