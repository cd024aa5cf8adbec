using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Antiphon.Testing;

/// <summary>
/// Gives every test that names no <c>Timeout</c> of its own a limit of <see cref="DefaultLimit"/>. A test that exceeds it fails; the
/// run continues with the next test. The limit only ends tests that hang, so it is far above what the slowest test needs.
/// </summary>
public sealed class BoundedTestFramework : XunitTestFramework
{
    /// <summary>A test may set another limit: <c>[Fact(Timeout = milliseconds)]</c>.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(3);

    public BoundedTestFramework()
    {
    }

    /// <param name="configuration">The test project's xunit.runner.json, where it has one.</param>
    public BoundedTestFramework(string? configuration)
        : base(configuration)
    {
    }

    /// <summary>Gives the method's facts and theories the default limit, unless they name their own.</summary>
    public static void Bound(IXunitTestMethod method)
    {
        foreach (var fact in method.FactAttributes.OfType<FactAttribute>().Where(fact => fact.Timeout == 0))
        {
            fact.Timeout = (int)DefaultLimit.TotalMilliseconds;
        }
    }

    protected override ITestFrameworkDiscoverer CreateDiscoverer(Assembly assembly) =>
        new Discoverer((IXunitTestAssembly)base.CreateDiscoverer(assembly).TestAssembly);

    private sealed class Discoverer(IXunitTestAssembly assembly) : XunitTestFrameworkDiscoverer(assembly)
    {
        protected override ValueTask<bool> FindTestsForMethod(
            IXunitTestMethod testMethod,
            ITestFrameworkDiscoveryOptions discoveryOptions,
            Func<ITestCase, ValueTask<bool>> discoveryCallback)
        {
            Bound(testMethod);
            return base.FindTestsForMethod(testMethod, discoveryOptions, discoveryCallback);
        }
    }
}
