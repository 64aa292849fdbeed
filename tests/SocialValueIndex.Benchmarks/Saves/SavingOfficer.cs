using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SocialValueIndex.Benchmarks.Pages;
using SocialValueIndex.Domain.Assessments;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Benchmarks.Saves;

/// <summary>
/// An officer with an area page open, whose script posts answers as they change. The note at each answer begins with the number of its
/// save, so that the database tells which saves it has.
/// </summary>
internal sealed class SavingOfficer : IDisposable
{
    private readonly Session _session;
    private readonly OfficerAtWork _work;
    private readonly Area _area;
    private readonly string _page;
    private readonly int _version;
    private readonly Dictionary<string, string> _basedOn = [];
    private readonly Dictionary<string, int> _acknowledged = [];
    private int _number;

    private SavingOfficer(Session session, OfficerAtWork work, QuestionSet questionSet, string page) =>
        (_session, _work, _area, _version, _page) = (session, work, questionSet.Areas[0], questionSet.Version, page);

    private string Address => AddressOf(_work.AssessmentId, _area.Code);

    /// <summary>Signs in and opens the first area.</summary>
    public static async Task<SavingOfficer> OpenAsync(int port, OfficerAtWork work, QuestionSet questionSet)
    {
        var session = new Session(port);
        await session.SignInAsync(work.Email, ExampleServer.Password);
        return new SavingOfficer(
            session,
            work,
            questionSet,
            await session.GetAsync(AddressOf(work.AssessmentId, questionSet.Areas[0].Code))
        );
    }

    /// <summary>Answers the next question of the area: another level, another note.</summary>
    public Task<SaveResult> AnswerAsync()
    {
        var question = _area.Questions[_number % _area.Questions.Count];
        return SaveAsync(question, question.Options[_number % question.Options.Count], new string('x', _number % 200));
    }

    /// <summary>Goes on typing the note at the first question.</summary>
    /// <param name="length">How long it is by now, in characters.</param>
    public Task<SaveResult> TypeAsync(int length) => SaveAsync(_area.Questions[0], _area.Questions[0].Options[0], new string('x', length));

    /// <summary>How many saves were acknowledged and are not stored.</summary>
    public int MissingIn(IReadOnlyDictionary<Guid, Assessment> stored)
    {
        var assessment = stored[_work.AssessmentId];
        return _acknowledged.Count(a => NumberOf(assessment.AnswerTo(a.Key)) < a.Value);
    }

    public void Dispose() => _session.Dispose();

    private static string AddressOf(Guid assessment, string area) => $"/assessments/{assessment}/areas/{area}";

    private static int NumberOf(AnswerValues answer) =>
        int.TryParse(answer.Note.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<SaveResult> SaveAsync(Question question, Option present, string note)
    {
        var number = ++_number;
        var field = $"answers[{question.Code}]";
        var fields = new List<KeyValuePair<string, string>>
        {
            new("version", _version.ToString(CultureInfo.InvariantCulture)),
            new($"{field}.present", present.Level.ToString()),
            new($"{field}.target", question.Options[^1].Level.ToString()),
            new($"{field}.note", string.Create(CultureInfo.InvariantCulture, $"{number} {note}")),
        };
        if (_basedOn.TryGetValue(question.Code, out var basedOn))
        {
            fields.Add(new($"{field}.basedOn", basedOn));
        }

        var watch = Stopwatch.StartNew();
        using var answer = await _session.PostAsync(Address, _page, fields, "application/json");
        var text = await answer.Content.ReadAsStringAsync();
        var elapsed = watch.Elapsed;
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return new SaveResult(elapsed, IsStored: false);
        }

        using var saved = JsonDocument.Parse(text);
        _basedOn[question.Code] = saved.RootElement.GetProperty("answers").GetProperty(question.Code).GetProperty("basedOn").GetString()!;
        _acknowledged[question.Code] = number;
        return new SaveResult(elapsed, IsStored: true);
    }
}

/// <summary>How a save ended.</summary>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="IsStored">Whether it says that the answer is stored.</param>
internal readonly record struct SaveResult(TimeSpan Elapsed, bool IsStored);
