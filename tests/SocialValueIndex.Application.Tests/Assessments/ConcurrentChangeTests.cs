using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.History;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Assessments;

/// <summary>Colleagues who store between another's loading and storing.</summary>
public class ConcurrentChangeTests : UseCaseTest
{
    private static readonly string Empty = AnswerValues.None.Fingerprint();

    [Fact]
    public async Task Save_WhenAColleagueStoredAnotherQuestionInBetween_KeepsBoth()
    {
        var (officer, id) = await StartAsync();
        var meanwhile = new BeforeSave(() => SaveAsync(officer, id, "A3", Answer(MaturityLevel.NonCompliant)));

        var result = await SaveAsync(officer, id, "A2", Answer(MaturityLevel.Mature), meanwhile);

        Assert.True(result.IsDone);
        var stored = (await ReadAsync(officer, id)).Assessment;
        Assert.Equal([Answer(MaturityLevel.Mature), Answer(MaturityLevel.NonCompliant)], [stored.AnswerTo("A2"), stored.AnswerTo("A3")]);
        Assert.Equal([1, 1, 0], await ChangesPerEventAsync(officer));
    }

    [Fact]
    public async Task Save_WhenAColleagueStoredTheSameQuestionInBetween_IsAConflictAndKeepsTheirs()
    {
        var (officer, id) = await StartAsync();
        var meanwhile = new BeforeSave(() => SaveAsync(officer, id, "A2", Answer(MaturityLevel.Leader)));

        var result = await SaveAsync(officer, id, "A2", Answer(MaturityLevel.Mature), meanwhile);

        var conflict = Assert.Single(result.Refusal!.Theirs<IReadOnlyList<AnswerConflict>>()!);
        Assert.Equal(("A2", Answer(MaturityLevel.Leader)), (conflict.QuestionCode, conflict.Theirs.Values));
        Assert.Equal(Answer(MaturityLevel.Leader), (await ReadAsync(officer, id)).Assessment.AnswerTo("A2"));
        Assert.Equal([1, 0], await ChangesPerEventAsync(officer));
    }

    [Fact]
    public async Task Save_WhenAColleagueCompletedInBetween_SavesNothingAndSaysSo()
    {
        var (officer, id) = await StartAsync();
        var meanwhile = new BeforeSave(() =>
            AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(id, null, true, Site, Token))
        );

        Assert.IsType<Refusal.ReadOnly>((await SaveAsync(officer, id, "A2", Answer(MaturityLevel.Mature), meanwhile)).Refusal);

        Assert.Empty((await ReadAsync(officer, id)).Assessment.Answers);
    }

    [Fact]
    public async Task Complete_WhenAColleagueCompletedInBetween_IsRecordedOnce()
    {
        var (officer, id) = await StartAsync();
        var meanwhile = new BeforeSave(() =>
            AsAsync<CompleteAssessment>(officer, complete => complete.RunAsync(id, null, true, Site, Token))
        );

        Assert.True(
            (await AsAsync(officer, (CompleteAssessment complete) => complete.RunAsync(id, null, true, Site, Token), meanwhile)).IsDone
        );

        Assert.Equal(2, (await ReadAsync(officer, id)).Assessment.Revision);

        // The start, the completion, and the plan that it issued.
        Assert.Equal(3, (await ChangesPerEventAsync(officer)).Count);
    }

    [Fact]
    public async Task Complete_WhenAColleagueChangedAnAnswerInBetween_CompletesNothing()
    {
        var (officer, id) = await StartAsync();
        var basedOn = (await ReadAsync(officer, id)).Assessment.Fingerprint();
        var meanwhile = new BeforeSave(() => SaveAsync(officer, id, "A2", Answer(MaturityLevel.Mature)));

        var outcome = await AsAsync(officer, (CompleteAssessment complete) => complete.RunAsync(id, basedOn, true, Site, Token), meanwhile);

        Assert.IsType<Refusal.Conflict>(outcome.Refusal);

        Assert.Equal(AssessmentState.InProgress, (await ReadAsync(officer, id)).Assessment.State);
    }

    [Fact]
    public async Task WritePlanNote_WhenAColleagueWroteInBetween_IsAConflictAndKeepsTheirs()
    {
        var (officer, id) = await StartAsync();
        var basedOn = ContentHash.Compute("");
        var meanwhile = new BeforeSave(() => AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "A", "Theirs", basedOn, Token)));

        var outcome = await AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "A", "Mine", basedOn, Token), meanwhile);

        Assert.Equal("Theirs", outcome.Refusal?.Theirs<PlanNote>()?.Text);
        Assert.Equal("Theirs", (await ReadAsync(officer, id)).Assessment.PlanNotes["A"].Text);
    }

    [Fact]
    public async Task Save_LostAgainAndAgain_GivesUpWithoutStoring()
    {
        var (officer, id) = await StartAsync();
        var round = 0;
        var always = new BeforeSave(
            () => AsAsync(officer, (WritePlanNote write) => write.RunAsync(id, "A", $"Note {++round}", null, Token)),
            times: int.MaxValue
        );

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(officer, id, "A2", Answer(MaturityLevel.Mature), always));

        Assert.Equal(20, round);
        Assert.Empty((await ReadAsync(officer, id)).Assessment.Answers);
    }

    [Fact]
    public async Task Save_ByManyAtOnceOfDifferentQuestions_KeepsEveryOne()
    {
        var (officer, id) = await StartAsync();
        var questions = (await ReadAsync(officer, id))
            .QuestionSet.Areas.SelectMany(a => a.Questions.Take(2).Select(q => (Area: a.Code, q.Code, Best: q.Options[^1].Level)))
            .Take(16)
            .ToList();

        // Everyone has loaded before anyone stores, so everyone but one must begin again.
        var loaded = 0;
        var everyone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task WaitForEveryone()
        {
            if (Interlocked.Increment(ref loaded) == questions.Count)
            {
                everyone.SetResult();
            }

            return everyone.Task.WaitAsync(Token);
        }

        var results = await Task.WhenAll(
            questions.Select(q =>
                Task.Run(
                    () =>
                        AsAsync(
                            officer,
                            (SaveAnswers save) => save.RunAsync(id, q.Area, Post(q.Code, Answer(q.Best), Empty), null, null, Token),
                            new BeforeSave(WaitForEveryone)
                        ),
                    Token
                )
            )
        );

        Assert.All(results, result => Assert.True(result.IsDone));
        var stored = (await ReadAsync(officer, id)).Assessment;
        Assert.All(questions, q => Assert.Equal(Answer(q.Best), stored.AnswerTo(q.Code)));
        Assert.Equal(1 + questions.Count, stored.Revision);
    }

    private async Task<(Person Officer, Guid Id)> StartAsync()
    {
        var officer = await Data.CreateOfficerAsync();
        return (officer, (await Data.CreateAssessmentAsync(officer)).Id);
    }

    private Task<Outcome<SavedArea>> SaveAsync(Person officer, Guid id, string code, AnswerValues values, params BeforeSave[] meanwhile) =>
        AsAsync(officer, (SaveAnswers save) => save.RunAsync(id, "A", Post(code, values, Empty), null, null, Token), [.. meanwhile]);

    private async Task<List<int>> ChangesPerEventAsync(Person officer)
    {
        await using var db = Database.CreateContext(TestData.UserFor(officer));
        return
        [
            .. (await db.History.ToListAsync(Token))
                .Select(e => e.Details is AnswersChanged changed ? changed.Answers.Count : 0)
                .OrderDescending(),
        ];
    }
}
