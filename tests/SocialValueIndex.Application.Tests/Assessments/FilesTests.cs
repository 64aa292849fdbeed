using System.Text;
using CsCheck;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>Files that people take away and bring back.</summary>
public class FilesTests : UseCaseTest
{
    [Fact]
    public async Task PlanFile_OfTheExample_IsTheExpectedFileToTheLetter()
    {
        var (officer, id) = await ImportAsync(Content.ExampleAssessment);

        AssertSameText(Content.ExampleActionPlan, PlanFile.Write((await ReadAsync(officer, id)).Plan));
    }

    [Fact]
    public async Task AnswersFile_OfTheExample_IsTheExampleFileToTheLetter()
    {
        var (officer, id) = await ImportAsync(Content.ExampleAssessment, "Example Borough Council");

        AssertSameText(Content.ExampleAssessment, AnswersFile.Write(await ReadAsync(officer, id)));
    }

    [Fact]
    public async Task AnswersFile_OfAnEmptyAssessment_HasEveryQuestionInOrderWithoutAnswers()
    {
        var officer = await Data.CreateOfficerAsync();
        var assessment = await Data.CreateAssessmentAsync(officer);
        var reading = await ReadAsync(officer, assessment.Id);

        var read = AnswersFile.Read(AnswersFile.Write(reading), reading.QuestionSet);

        Assert.Equal(reading.QuestionSet.Questions.Select(q => KeyValuePair.Create(q.Code, AnswerValues.None)), read.Answers);
    }

    [Fact]
    public async Task PlanNotes_TravelWithTheFileOfAnswers()
    {
        var officer = await Data.CreateOfficerAsync();
        var id = (await Data.CreateAssessmentAsync(officer)).Id;
        Assert.True(
            (await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "A", "Ask the “treasurer”\nsoon", null, Token))).IsDone
        );

        var file = AnswersFile.Write(await ReadAsync(officer, id));
        var imported = (await AsAsync(officer, (ImportAssessment import) => import.RunAsync(file, "2027/28", Token))).Value;

        var note = Assert.Single((await ReadAsync(officer, imported)).Assessment.PlanNotes);
        Assert.Equal(("A", "Ask the “treasurer”\nsoon"), (note.Key, note.Value.Text));
    }

    [Theory]
    [InlineData("[]", "“planNotes” is not a list of notes by area. Write it like {\"A\": \"A note\"}")]
    [InlineData("{\"Q\": \"Note\"}", "There is no area “Q”. Remove the note or correct the code")]
    [InlineData("{\"A\": 5}", "The note is not text. Put it between quotation marks")]
    [InlineData("{\"A\": \"One\", \"A\": \"Two\"}", "The area has two notes. Keep one of them")]
    public async Task PlanNotes_WithAFault_AreRefusedWithIt(string notes, string message)
    {
        var officer = await Data.CreateOfficerAsync();
        var file = System.Text.Encoding.UTF8.GetBytes($$"""{"answers": [], "planNotes": {{notes}}}""");

        var outcome = await AsAsync(officer, (ImportAssessment import) => import.RunAsync(file, "2027/28", Token));

        Assert.Equal([message], outcome.Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task Import_OfAFileThatWasTakenAway_GivesTheSameAnswersAndPlan()
    {
        var officer = await Data.CreateOfficerAsync();
        var answers = new Dictionary<string, AnswerValues>
        {
            ["A1"] = Answer(MaturityLevel.Follower, MaturityLevel.Follower, "£5m – “café” & <b>'s 🌱\n\n\ttwo lines \\ / \" end"),
            ["A2"] = Answer(null, MaturityLevel.Leader),
            ["A3"] = Answer(null, null, "Only a note"),
        };
        var first = await ReadAsync(officer, (await Data.CreateAssessmentAsync(officer, answers: answers)).Id);

        var id = (await AsAsync(officer, (ImportAssessment import) => import.RunAsync(AnswersFile.Write(first), "2027/28", Token))).Value;

        var second = await ReadAsync(officer, id);
        Assert.Equal(answers.Keys, second.Assessment.Answers.Keys.Order());
        Assert.All(answers, a => Assert.Equal(a.Value, second.Assessment.AnswerTo(a.Key)));
        AssertSameText(PlanFile.Write(first.Plan), PlanFile.Write(second.Plan));
        Assert.Equal("2027/28", second.Assessment.Period);
    }

    [Fact]
    public void AnswersFile_OfAnyAnswers_ReadsBackAsTheSameAnswers()
    {
        var questionSet = PublishedQuestionSet();
        var questions = questionSet.Questions.ToList();
        var answer = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.String.Where(s => s.Length <= AnswerValues.NoteMaxLength));

        answer
            .Array[questions.Count]
            .Sample(
                raw =>
                {
                    var answers = questions
                        .Zip(raw)
                        .ToDictionary(p => p.First.Code, p => Valid(p.First, p.Second.Item1, p.Second.Item2, p.Second.Item3));
                    var assessment = Assessment
                        .Import(Guid.NewGuid(), questionSet, "2026/27", answers, new ChangeStamp(Guid.NewGuid(), TestData.Now.UtcDateTime))
                        .Value;

                    var read = AnswersFile.Read(
                        AnswersFile.Write(new AssessmentReading(assessment, questionSet, "Any", new Dictionary<Guid, string>())),
                        questionSet
                    );

                    Assert.Empty(read.Faults);
                    Assert.Equal(answers, read.Answers);
                },
                iter: 50
            );
    }

    [Fact]
    public void AnswersFile_OfTheMostQuestionsWithTheLongestNotes_ReadsBackAsTheSameAnswers()
    {
        var question = QuestionSetFile.Default().Areas[0].Questions[0];
        var questions = Enumerable.Range(1, QuestionSetRules.MaxQuestions).Select(i => question with { Code = $"ABCDEF-{i}" }).ToList();
        var questionSet = QuestionSet.Draft(Guid.NewGuid(), 1, "Index", "Footnote.", [new Area("A", "All", "All", questions)]);
        questionSet.Publish(TestData.Now.UtcDateTime);
        var answers = questions.ToDictionary(
            q => q.Code,
            _ => Answer(MaturityLevel.NonCompliant, MaturityLevel.NonCompliant, new string('€', AnswerValues.NoteMaxLength))
        );
        var assessment = Assessment
            .Import(Guid.NewGuid(), questionSet, "2026/27", answers, new ChangeStamp(Guid.NewGuid(), TestData.Now.UtcDateTime))
            .Value;

        var read = AnswersFile.Read(
            AnswersFile.Write(new AssessmentReading(assessment, questionSet, "Any", new Dictionary<Guid, string>())),
            questionSet
        );

        Assert.Empty(read.Faults);
        Assert.Equal(answers, read.Answers);
    }

    [Fact]
    public void AnswersFile_OfAnyBytes_IsReadOrRefusedButNeverFails()
    {
        var questionSet = PublishedQuestionSet();
        var good = Encoding.UTF8.GetBytes(
            """{"answers":[{"question":"A2","present":"Mature","note":"caf\u00e9 \ud83c\udf31"},{"question":"A3"}]}"""
        );

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte)
            .Array[1, 4]
            .Sample(edits =>
            {
                var bytes = good.ToArray();
                foreach (var (at, value) in edits)
                {
                    bytes[at] = value;
                }

                var read = AnswersFile.Read(bytes, questionSet);
                Assert.True(read.Faults.Count == 0 || read.Answers.Count == 0);
            });
    }

    private static AnswerValues Valid(Question question, int one, int other, string note)
    {
        // One more than there are options: not answered.
        MaturityLevel? At(int i) =>
            i % (question.Options.Count + 1) is var index && index == question.Options.Count ? null : question.Options[index].Level;
        return At(other) < At(one)
            ? new AnswerValues(At(other), At(one), PlainText.Normalize(note))
            : new AnswerValues(At(one), At(other), PlainText.Normalize(note));
    }

    private static QuestionSet PublishedQuestionSet()
    {
        var questionSet = QuestionSetFile.Default().ToDraft();
        questionSet.Publish(TestData.Now.UtcDateTime);
        return questionSet;
    }

    private static void AssertSameText(byte[] expected, byte[] actual) =>
        Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));

    private async Task<(Person Officer, Guid Id)> ImportAsync(byte[] file, string? organisation = null)
    {
        var officer = await Data.CreatePersonAsync(await Data.CreateOrganisationAsync(organisation));
        return (officer, (await AsAsync(officer, (ImportAssessment import) => import.RunAsync(file, "2026/27", Token))).Value);
    }
}
