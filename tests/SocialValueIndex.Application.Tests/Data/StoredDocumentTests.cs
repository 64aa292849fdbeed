using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;
using SocialValueIndex.Application.Auditing;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.Tests.Data;

/// <summary>
/// The shape of every stored document, as a schema pins the shape of every table. Files in Stored are only added to: what is in them is in
/// somebody's database, and must be read for ever.
/// </summary>
public class StoredDocumentTests : UseCaseTest
{
    private static readonly string[] WorkedOut =
    [
        "isComplete",
        "isToConfirm",
        "lastTouched",
        "fingerprint",
        "wholeFingerprint",
        "identity",
        "explains",
        "isEverything",
    ];

    /// <summary>The file with the document of each column that holds one.</summary>
    public static TheoryData<string, string> Documents =>
        new()
        {
            { "Assessment.Answers", "answers.json" },
            { "Assessment.PlanNotes", "plan-notes.json" },
            { "Assessment.EarlierAnswers", "earlier-answers.json" },
            { "Assessment.OpenedAgain", "opened-again.json" },
            { "IssuedPlan.Answers", "answers.json" },
            { "IssuedPlan.PlanNotes", "plan-notes.json" },
            { "IssuedPlan.Plan", "issued-plan.json" },
            { "IssuedPlan.Register", "issued-register.json" },
            { "IssuedPlan.Names", "issued-names.json" },
            { "QuestionSet.Areas", "areas.json" },
            { "TrackedAction.Comments", "action-comments.json" },
            { "TrackedAction.Links", "action-links.json" },
            { "Organisation.ReportHeadings", "report-headings.json" },
            { "CommitteeReport.Texts", "report-texts.json" },
            { "CommitteeReport.Headings", "report-headings.json" },
            { "CommitteeReport.Since", "report-baseline.json" },
            { "HistoryEntry.Details", "history.json" },
        };

    [Fact]
    public void Columns_ThatHoldDocuments_AllHaveAFile()
    {
        using var db = Database.CreateContext(KnownUser.Nobody);

        var columns = db
            .Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string) && !p.ClrType.IsEnum)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}");

        Assert.Equal(Documents.Select(d => d.Data.Item1).Order(), columns.Order());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_ReadAndStoredAgain_IsTheSame(string column, string file)
    {
        var property = Property(column);
        foreach (var document in Kept(file, property))
        {
            // The order of a document's keys says nothing.
            var stored = JsonNode.Parse(Store(property, Read(property, document)))!;
            Assert.True(JsonNode.DeepEquals(document, stored), stored.ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_OfAnyColumn_HoldsNothingThatCanBeWorkedOut(string column, string file)
    {
        var property = Property(column);

        var stored = Kept(file, property).Select(d => Store(property, Read(property, d)));

        Assert.All(stored, text => Assert.All(WorkedOut, word => Assert.DoesNotContain($"\"{word}\"", text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Answers_StoredBeforeHashesWereLeftOut_AreRead()
    {
        var answers =
            (IReadOnlyDictionary<string, Answer>)
                Property("Assessment.Answers")
                    .GetValueConverter()!
                    .ConvertFromProvider(
                        """
                        {"A1":{"values":{"present":"Follower","target":"Leader","note":"n",
                        "isComplete":true,"fingerprint":"ab226e2927488492"},
                        "changedAt":"2026-11-25T18:17:08.5002423Z","changedBy":"01a213ec-fe94-7c14-995e-0cdd14903271"}}
                        """
                    )!;

        Assert.Equal(new AnswerValues(MaturityLevel.Follower, MaturityLevel.Leader, "n"), answers["A1"].Values);
    }

    [Fact]
    public void Areas_StoredBeforeHashesWereLeftOut_AreRead()
    {
        var areas =
            (IReadOnlyList<Area>)
                Property("QuestionSet.Areas")
                    .GetValueConverter()!
                    .ConvertFromProvider(
                        """
                        [{"code":"A","name":"Area","planName":"Plan",
                        "questions":[{"code":"A1","text":"T","hint":"","options":[{"level":"Follower","text":"Yes"}],
                        "fingerprint":"0a"}],"fingerprint":"0b","wholeFingerprint":"0c"}]
                        """
                    )!;

        var question = Assert.Single(areas[0].Questions);
        Assert.Equal(("A", "A1"), (areas[0].Identity, question.Identity));
        Assert.Equal(("A", "A1", MaturityLevel.Follower), (areas[0].Code, question.Code, question.Options[0].Level));
    }

    [Fact]
    public void History_OfEveryKind_IsKeptAndHasWords()
    {
        var property = Property("HistoryEntry.Details");
        var details = Kept("history.json", property).Select(d => (HistoryDetails)Read(property, d)).ToList();

        Assert.Equal(HistoryDetails.Kinds.Append(nameof(CarriedOver)).Order(), details.Select(d => d.GetType().Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<QuestionSetPart>(), details.OfType<QuestionSetChanged>().Select(d => d.Part).Distinct().Order());
        var stamp = new ChangeStamp(Guid.Empty, Time.GetUtcNow().UtcDateTime);
        var subject = new HistorySubject(SubjectType.QuestionSet, Guid.Empty, "Version 2", null);
        foreach (var entry in details.Select(d => HistoryEntry.Record(subject, d, stamp)))
        {
            Assert.StartsWith("Version 2", HistoryWords.About(entry), StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", $"{HistoryWords.Describe(entry)}", StringComparison.Ordinal);
            Assert.Matches("^[A-Z][a-z ]+$", AuditLine.DisplayName(entry.Kind));
        }
    }

    /// <summary>What a file keeps: of the history a list of details, of any other column one document.</summary>
    private static IEnumerable<JsonNode> Kept(string file, IProperty property)
    {
        var node = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stored", file)))!;
        return property.ClrType == typeof(HistoryDetails) ? node.AsArray().Select(n => n!) : [node];
    }

    private static object Read(IProperty property, JsonNode document) =>
        property.GetValueConverter()!.ConvertFromProvider(document.ToJsonString())!;

    private static string Store(IProperty property, object value) => (string)property.GetValueConverter()!.ConvertToProvider(value)!;

    private IProperty Property(string column)
    {
        using var db = Database.CreateContext(KnownUser.Nobody);
        return db
            .Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties())
            .Single(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}" == column);
    }
}
