using CsCheck;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.CommitteeReports;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Tests.CommitteeReports;

public sealed class CommitteeReportTests
{
    private static readonly Assessment Assessment = Domain
        .Assessments.Assessment.Start(Guid.NewGuid(), Build.Published(Build.Area("A", Build.FullQuestion("A1"))), "2026/27", Build.ByOlwen)
        .Value;

    private readonly CommitteeReport _report = CommitteeReport.Begin(Assessment, Build.Now);

    [Fact]
    public void Write_OfATextThatNobodyWrote_KeepsItWithWhoAndWhen()
    {
        Write("  To report.\r\n", null).EnsureDone();

        Assert.Equal(new ReportText("To report.", Build.Now, Build.ByOlwen.By), _report.Texts[ReportPart.Purpose]);
        var entry = Assert.Single(_report.PendingHistory);
        Assert.Equal((SubjectType.Assessment, Assessment.Id, "2026/27"), (entry.SubjectType, entry.SubjectId, entry.SubjectName));
        Assert.Equal([new ReportTextChange("Purpose", "", "To report.")], Assert.IsType<ReportTextsChanged>(entry.Details).Texts);
    }

    [Fact]
    public void Write_OfWhatIsThere_ChangesNothing()
    {
        Write("To report.", null).EnsureDone();
        Write("To report. ", "anything").EnsureDone();

        Assert.Equal((1, 1), (_report.Revision, _report.PendingHistory.Count));
    }

    [Fact]
    public void Write_OverAColleaguesText_IsAConflictThatHoldsIt()
    {
        var seen = ContentHash.Compute("");
        Write("Theirs", seen).EnsureDone();

        var conflict = Assert.Single(Write("Mine", seen).Refusal!.Theirs<IReadOnlyList<ReportConflict>>()!);

        Assert.Equal((ReportPart.Purpose, "Theirs"), (conflict.Part, conflict.Theirs.Text));
        Assert.Equal("Theirs", _report.TextOf(ReportPart.Purpose));
    }

    [Fact]
    public void Write_OfATextThatWasLeftAsShown_LeavesAColleaguesChange()
    {
        Write("First", null).EnsureDone();
        Write("Theirs", ContentHash.Compute("First")).EnsureDone();

        Write("First", ContentHash.Compute("First")).EnsureDone();

        Assert.Equal("Theirs", _report.TextOf(ReportPart.Purpose));
    }

    [Fact]
    public void Write_AfterTheSamePagesOwnText_IsNoConflict()
    {
        Write("Fir", ContentHash.Compute("")).EnsureDone();

        _report
            .Write(Assessment, [new(ReportPart.Purpose, "First", ContentHash.Compute(""), ContentHash.Compute("Fir"))], Build.ByOlwen)
            .EnsureDone();

        Assert.Equal("First", _report.TextOf(ReportPart.Purpose));
    }

    [Fact]
    public void Write_OfSeveralWithOneTooLong_WritesNone()
    {
        var outcome = _report.Write(
            Assessment,
            [new(ReportPart.Purpose, "Short", null), new(ReportPart.Legal, new string('x', ReportText.MaxLength + 1), null)],
            Build.ByOlwen
        );

        Assert.Equal("texts[Legal].text", Assert.Single(outcome.Faults).Field);
        Assert.Empty(_report.Texts);
    }

    [Fact]
    public void Write_OfTheAppendix_IsMalformed() =>
        Assert.IsType<Refusal.Malformed>(_report.Write(Assessment, [new(ReportPart.Plan, "x", null)], Build.ByOlwen).Refusal);

    [Fact]
    public void Write_OfAnyTexts_EndsWithWhatWasTypedAndAHistoryThatLeadsThere() =>
        Gen.Select(Gen.Int[0, 10], Gen.String)
            .Array[1, 20]
            .Sample(
                edits =>
                {
                    var report = CommitteeReport.Begin(Assessment, Build.Now);
                    foreach (var (part, text) in edits)
                    {
                        report.Write(Assessment, [new((ReportPart)part, text, null)], Build.ByOlwen).EnsureDone();
                    }

                    var told = new Dictionary<string, string>();
                    foreach (var change in report.PendingHistory.SelectMany(e => ((ReportTextsChanged)e.Details).Texts))
                    {
                        Assert.Equal(told.GetValueOrDefault(change.Part, ""), change.From);
                        told[change.Part] = change.To;
                    }

                    Assert.All(
                        edits.GroupBy(e => e.Item1),
                        g => Assert.Equal(PlainText.Normalize(g.Last().Item2), report.TextOf((ReportPart)g.Key))
                    );
                    Assert.All(report.Texts, t => Assert.Equal(t.Value.Text, told[t.Key.ToString()]));
                },
                iter: 200
            );

    [Fact]
    public void Copy_OfAReport_StaysAsItIsUntilItIsTakenOver()
    {
        Write("First", null).EnsureDone();
        var copy = _report.CopyFor(1, [], null, Build.Now);
        Write("Second", null).EnsureDone();

        Assert.Equal("First", copy.TextOf(ReportPart.Purpose));
        Assert.Equal(ReportParts.All.Count, copy.Headings.Count);
        copy.TakeOver(_report);
        Assert.Equal(("Second", 1), (copy.TextOf(ReportPart.Purpose), copy.Revision));
    }

    [Fact]
    public void Sections_WithAnEmptyHeading_LeaveThePartOut()
    {
        var sections = ReportSection.For(
            System.Collections.Immutable.ImmutableDictionary.CreateRange([
                KeyValuePair.Create(ReportPart.Options, new ReportHeading("", "")),
                KeyValuePair.Create(ReportPart.Purpose, new ReportHeading("Diben", "Adrodd.")),
            ]),
            null
        );

        Assert.Equal(ReportParts.All.Except([ReportPart.Options]), sections.Select(s => s.Part));
        Assert.Equal(new ReportSection(ReportPart.Purpose, "Diben", "Adrodd.", ""), sections[0]);
    }

    private Outcome Write(string text, string? basedOn) =>
        _report.Write(Assessment, [new(ReportPart.Purpose, text, basedOn)], Build.ByOlwen);
}
