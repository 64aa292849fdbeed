using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Reports.Tests;

/// <summary>Who does what by when, where to start, and when the council gets where, in the document.</summary>
public sealed class PlanScheduleTests
{
    [Fact]
    public void Write_WithDecidedActions_ListsThemByDueDateAfterTheMatrix()
    {
        var schedule = SampleSchedule.With(
            ("E1-Follower", new ActionValues(ActionOwner.Named("Finance"), new DateOnly(2027, 3, 31), ActionStatus.InProgress, "", null)),
            ("A2-Leader", new ActionValues(ActionOwner.Nobody, new DateOnly(2026, 1, 1), ActionStatus.NotStarted, "", null)),
            ("A3-Leader", new ActionValues(ActionOwner.Named("Lee"), null, ActionStatus.Done, "", null))
        );
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading, schedule));

        Assert.Equal(
            ["Actions to reach each level **", "Who does what by when", "Where to start", "When we get there", "Questions not answered"],
            reader
                .Root.Children.Where(n => n.Role == "H3")
                .Select(n => n.Text)
                .SkipWhile(t => !t.StartsWith("Actions", StringComparison.Ordinal))
        );
        var rows = reader
            .Root.All("Table")
            .Single(t => t.Children[0].Children[0].Text == "Due")
            .Children.Select(r => r.Children.Select(c => c.Text).ToList())
            .ToList();
        Assert.Equal(["Due", "Action", "What", "Owner", "Status"], rows[0]);
        Assert.Equal(
            ["1 Jan 2026 A2-Leader Not started, overdue", "31 Mar 2027 E1-Follower In progress", "No date A3-Leader Done on 25 Nov 2026"],
            rows.Skip(1).Select(r => $"{r[0]} {r[1]} {r[4]}")
        );
        Assert.Equal(["", "Finance", "Lee"], rows.Skip(1).Select(r => r[3]));
    }

    [Fact]
    public void Write_WithoutDecidedActions_HasNoListOfThem()
    {
        using var reader = new TaggedReader(ActionPlanPdf.Write(Sample.Example, Sample.Heading, SampleSchedule.With()));

        Assert.DoesNotContain(reader.Root.Descendants, n => n.Text == "Who does what by when");
        Assert.Contains(reader.Root.Descendants, n => n.Text == "No due date changes a level yet: the council stays at Follower.");
    }

    [Fact]
    public void Sentences_WithDates_SayWhereTheyLeadAndWhatIsInTheWay()
    {
        var due = new DateOnly(2027, 3, 31);
        var dated = SampleSchedule.Register().Entries.Skip(1).Select(e => (e.Reference.ToString(), ActionValues.None with { Due = due }));
        var schedule = SampleSchedule.With([.. dated]);

        var sentences = TrajectoryWords.Sentences(schedule.Trajectory);

        Assert.Equal("If every action is done when it is due, the council moves from Follower to Leader by 31 March 2027.", sentences[0]);
        Assert.StartsWith("The dates do not lead to the target of every area: ", sentences[1], StringComparison.Ordinal);
        Assert.Equal("1 action has no due date.", sentences[2]);
    }
}
