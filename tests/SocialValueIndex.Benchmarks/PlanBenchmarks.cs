using BenchmarkDotNet.Attributes;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Domain.Scoring;
using SocialValueIndex.Reports;
using SocialValueIndex.Reports.Tests;

namespace SocialValueIndex.Benchmarks;

/// <summary>From answers to a document, with the worked example: ten areas and all their questions.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private readonly QuestionSet _questionSet = Sample.QuestionSet;
    private readonly IReadOnlyDictionary<string, AnswerValues> _answers = Sample.Answers;
    private readonly ActionPlan _plan = Sample.Example;

    [Benchmark(Description = "Score one assessment, present and target")]
    public LevelPair Score() =>
        new(
            MaturityScorer.Score(_questionSet, q => _answers[q.Code].Present).Overall,
            MaturityScorer.Score(_questionSet, q => _answers[q.Code].Target).Overall
        );

    [Benchmark(Description = "Build its action plan, scores included")]
    public ActionPlan Plan() => ActionPlan.For(_questionSet, q => _answers[q.Code], _ => "");

    [Benchmark(Description = "Write its PDF")]
    public byte[] Pdf() => ActionPlanPdf.Write(_plan, Sample.Heading);

    [Benchmark(Description = "Write its Word document")]
    public byte[] Word() => ActionPlanWord.Write(_plan, Sample.Heading);
}
