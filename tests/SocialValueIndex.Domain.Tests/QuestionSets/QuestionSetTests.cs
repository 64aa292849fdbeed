using CsCheck;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Tests.Scoring;
using static SocialValueIndex.Domain.MaturityLevel;

namespace SocialValueIndex.Domain.Tests.QuestionSets;

public class QuestionSetTests
{
    private static readonly Question Good = Build.Question("A1", NonCompliant, Mature);

    public static TheoryData<string, string, QuestionSet> Faulty =>
        new()
        {
            { "Question set", "The title is empty. Enter it", Draft(title: " ") },
            { "Question set", "The title is too long. Shorten it to 200 characters or fewer", Draft(title: new string('x', 201)) },
            { "Question set", "The plan footnote is empty. Enter it", Draft(footnote: "") },
            {
                "Question set",
                "The plan footnote is too long. Shorten it to 2000 characters or fewer",
                Draft(footnote: new string('x', 2001))
            },
            { "Question set", "There are no areas. Add one", Build.Draft() },
            {
                "A",
                "More than one area has the code A. Give each its own",
                Build.Draft(Build.Area("A", Good), Build.Area("A", Good with { Code = "A2" }))
            },
            {
                "A1",
                "More than one question has the code A1. Give each its own",
                Build.Draft(Build.Area("A", Good), Build.Area("B", Good))
            },
            { "", "The code is empty. Enter it", Build.Draft(Build.Area("A", Good) with { Code = "" }) },
            { "A", "The name is empty. Enter it", Build.Draft(Build.Area("A", Good) with { Name = "" }) },
            { "A", "The plan name is empty. Enter it", Build.Draft(Build.Area("A", Good) with { PlanName = "" }) },
            { "A", "The area has no questions. Add one or remove the area", Build.Draft(Build.Area("A")) },
            { "", "The code is empty. Enter it", Of(Good with { Code = "" }) },
            { "A1", "The question is empty. Enter it", Of(Good with { Text = "" }) },
            { "A1", "The question is too long. Shorten it to 2000 characters or fewer", Of(Good with { Text = new string('x', 2001) }) },
            { "A1", "The hint is too long. Shorten it to 2000 characters or fewer", Of(Good with { Hint = new string('x', 2001) }) },
            { "A1", "The question has fewer than two options. Add one", Of(Build.Question("A1", NonCompliant)) },
            { "A1", "The text of option 2 is empty. Enter it", Of(With(1, o => o with { Text = "" })) },
            {
                "A1",
                "The first option is where a council starts, so it has no action. Remove the action",
                Of(With(0, o => o with { Action = "Start" }))
            },
            { "A1", "The action of option 2 is empty. Enter it", Of(With(1, o => o with { Action = null })) },
            {
                "A1",
                "The action of option 2 is too long. Shorten it to 2000 characters or fewer",
                Of(With(1, o => o with { Action = new string('x', 2001) }))
            },
            {
                "A1",
                "Option 2 is not at a higher level than the option before it. Give it a higher level or change the order",
                Of(Build.Question("A1", Mature, Mature))
            },
            {
                "A1",
                "Option 2 is not at a higher level than the option before it. Give it a higher level or change the order",
                Of(Build.Question("A1", Leader, Mature))
            },
            { "A1", "Option 2 does not have one of the five levels. Choose one", Of(Build.Question("A1", NonCompliant, (MaturityLevel)5)) },
            { "A1", "Option 1 does not have one of the five levels. Choose one", Of(Build.Question("A1", (MaturityLevel)(-1), Mature)) },
        };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Publish_OfADraftWithOneFault_IsRefusedAndTheFaultNamed(string place, string message, QuestionSet draft)
    {
        Assert.Equal([(place, message)], QuestionSetRules.FaultsIn(draft).Select(f => (f.Place, f.Message)));
        Assert.Equal([message], Assert.IsType<Refusal.Invalid>(draft.Publish(Build.Now).Refusal).Faults.Select(f => f.Message));
        Assert.Equal(QuestionSetState.Draft, draft.State);
    }

    [Fact]
    public void FaultsIn_ADraftWithSeveral_NamesAllInOrder() =>
        Assert.Equal(
            ["Question set", "A", "B1", "B1"],
            QuestionSetRules
                .FaultsIn(Draft(title: "", areas: [Build.Area("A"), Build.Area("B", Build.Question("B1", Mature) with { Text = "" })]))
                .Select(f => f.Place)
        );

    [Fact]
    public void FaultsIn_AnyLadderOfRisingLevels_AreNone() =>
        Generated.Any.Sample(s => Assert.Empty(QuestionSetRules.FaultsIn(s.QuestionSet)));

    [Fact]
    public void Publish_OfADraftWithoutFaults_MakesItThePublishedVersion()
    {
        var draft = Of(Good);

        Assert.True(draft.Publish(Build.Now).IsDone);

        Assert.Equal((QuestionSetState.Published, Build.Now), (draft.State, draft.PublishedAt));
    }

    [Fact]
    public void Publish_ASecondTime_IsRefused()
    {
        var questionSet = Build.Published(Build.Area("A", Good));

        Assert.IsType<Refusal.ReadOnly>(questionSet.Publish(Build.Now.AddDays(1)).Refusal);
        questionSet.Retire();
        Assert.IsType<Refusal.ReadOnly>(questionSet.Publish(Build.Now.AddDays(1)).Refusal);
        Assert.Equal(Build.Now, questionSet.PublishedAt);
    }

    [Fact]
    public void Retire_OfAPublishedVersion_HappensOnce()
    {
        var questionSet = Build.Published(Build.Area("A", Good));

        questionSet.Retire();

        Assert.Equal(QuestionSetState.Retired, questionSet.State);
        Assert.Throws<InvalidOperationException>(questionSet.Retire);
    }

    [Fact]
    public void Retire_OfADraft_IsRefused() => Assert.Throws<InvalidOperationException>(() => Of(Good).Retire());

    [Fact]
    public void Draft_OfVersionZero_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuestionSet.Draft(Guid.NewGuid(), 0, "Index", "Footnote.", []));

    [Fact]
    public void Draft_WhoseListOfAreasIsChangedLater_KeepsItsOwn()
    {
        var areas = new List<Area> { Build.Area("A", Good) };
        var draft = QuestionSet.Draft(Guid.NewGuid(), 1, "Index", "Footnote.", areas);

        areas.Clear();

        Assert.Single(draft.Areas);
    }

    private static QuestionSet Draft(string title = "Index", string footnote = "Footnote.", params Area[] areas) =>
        QuestionSet.Draft(Guid.NewGuid(), 1, title, footnote, areas.Length == 0 ? [Build.Area("A", Good)] : areas);

    private static QuestionSet Of(Question question) => Build.Draft(Build.Area("A", question));

    private static Question With(int index, Func<Option, Option> change) =>
        Good with
        {
            Options = [.. Good.Options.Select((option, i) => i == index ? change(option) : option)],
        };
}
