using System.Net;
using Microsoft.Extensions.Time.Testing;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>
/// What an application finds around it, and what it remembers, while it works for one test. No two tests have any of it in common.
/// </summary>
/// <param name="database">The test's database.</param>
internal sealed class Surroundings(TestDatabase database)
{
    private static int _addresses = 10 << 24;

    public TestDatabase Database { get; } = database;

    public FakeTimeProvider Time { get; } = TestData.Clock();

    public CommandCounter Commands { get; } = new();

    public RecordedLog Log { get; } = new();

    public LostDatabase LostDatabase { get; } = new();

    /// <summary>The versions of the question set that are in the application's memory.</summary>
    public PublishedQuestionSetCache QuestionSets { get; } = new();

    /// <summary>Where every request of the test comes from.</summary>
    public IPAddress Address { get; } = new((uint)IPAddress.HostToNetworkOrder(Interlocked.Increment(ref _addresses)));
}
