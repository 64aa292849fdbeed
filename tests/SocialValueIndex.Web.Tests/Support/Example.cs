using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Web.Tests.Support;

/// <summary>The question set that the product comes with, and the worked example's answers to it.</summary>
public static class Example
{
    public static IReadOnlyList<Area> Areas { get; } = QuestionSetFile.Default().Areas;

    public static IReadOnlyDictionary<string, AnswerValues> Answers { get; } =
        AnswersFile.Read(Content.ExampleAssessment, QuestionSet.Draft(Guid.CreateVersion7(), 1, "Example", "", Areas)).Answers;

    public static Question Question(string code) => Areas.SelectMany(a => a.Questions).Single(q => q.Code == code);
}
