using System.Globalization;
using SocialValueIndex.Application.Actions;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Actions;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Web.Features.Actions;

/// <summary>The register's page.</summary>
/// <param name="Reading">The register.</param>
/// <param name="Query">What is asked for.</param>
/// <param name="Shown">The actions that are shown.</param>
public sealed record RegisterViewModel(RegisterReading Reading, RegisterQuery Query, IReadOnlyList<RegisterEntry> Shown)
{
    public AssessmentReading Assessment => Reading.Assessment;

    public Guid AssessmentId => Assessment.Assessment.Id;

    public ActionRegister Register => Reading.Register;

    /// <summary>How many actions there are of each status, with the filter that shows them.</summary>
    public IEnumerable<(string Label, int Count, string Filter)> Counts =>
        [
            .. Register.Counts.Select(c => (c.Key.Label(), c.Value, c.Key.ToString())),
            (RegisterQuery.Overdue, Register.OverdueCount, RegisterQuery.Overdue),
        ];

    /// <summary>The owners without an account, each once, by name; also one that is asked for and owns nothing.</summary>
    public IEnumerable<string> NamedOwners =>
        Register
            .Entries.Select(e => e.Values.Owner.Name)
            .Append(PlainText.SingleLine(Query.Owner == OwnerInput.Other ? Query.OwnerName : null))
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);

    public static RegisterViewModel For(RegisterReading reading, RegisterQuery query) =>
        new(reading, query, reading.Register.Filter(query.Filter, query.Order));

    public string CountWords =>
        Shown.Count switch
        {
            0 => "No actions match.",
            var count when count < Register.Entries.Count => $"{count} of {Register.Entries.Count} actions",
            1 => "1 action",
            var count => $"{count} actions",
        };

    public string AreaName(string code) => Assessment.QuestionSet.Find(code) is { } area ? $"{area.Code} {area.Name}" : code;
}

/// <summary>The form on a row, for status and due date.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="Entry">The action.</param>
/// <param name="From">The page that it stands on.</param>
/// <param name="Back">What that page showed.</param>
public sealed record RowForm(Guid AssessmentId, RegisterEntry Entry, string From, IReadOnlyDictionary<string, string> Back)
{
    public static RowForm OnMyWork(Guid assessmentId, RegisterEntry entry) =>
        new(assessmentId, entry, ActionInput.FromMyWork, new Dictionary<string, string>());

    /// <summary>What the ids of its fields begin with: the same action of several assessments can stand on one page.</summary>
    public string Prefix => From == ActionInput.FromMyWork ? $"row-{Entry.Tracked?.Id:N}" : Entry.Reference.ToString();
}

/// <summary>What the fields of an action show: what is stored, or what was typed.</summary>
public sealed record ActionForm(
    string Owner,
    string OwnerName,
    DateInput Due,
    string Status,
    string Reason,
    string Cost,
    string Comment,
    string Link,
    string BasedOn
)
{
    public static ActionForm For(ActionValues values) =>
        new(
            OwnerInput.ValueOf(values.Owner),
            values.Owner.Name,
            DateInput.From(values.Due),
            values.Status.ToString(),
            values.Reason,
            values.Cost?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            "",
            "",
            values.Fingerprint()
        );

    /// <summary>
    /// What was typed, over what the form showed. After a conflict the person has seen what is stored, so saving again is meant.
    /// </summary>
    public static ActionForm For(ActionInput input, ActionValues stored, bool isConflict)
    {
        var shown = For(isConflict ? stored.WithChangesOf(input.Over(stored), input.BasedOn) : input.Over(stored));
        return shown with
        {
            Owner = isConflict ? shown.Owner : input.Owner ?? shown.Owner,
            OwnerName = isConflict ? shown.OwnerName : input.OwnerName ?? shown.OwnerName,
            Due = isConflict || input.Due is { Day: null, Month: null, Year: null } ? shown.Due : input.Due,
            Status = isConflict ? shown.Status : input.Status ?? shown.Status,
            Cost = isConflict ? shown.Cost : input.Cost ?? shown.Cost,
            Comment = input.Comment ?? "",
            Link = input.Link ?? "",
            BasedOn = isConflict ? stored.Fingerprint() : input.BasedOn ?? stored.Fingerprint(),
        };
    }
}

/// <summary>The page of one action.</summary>
/// <param name="Reading">The action.</param>
/// <param name="Form">Its fields.</param>
public sealed record ActionViewModel(ActionReading Reading, ActionForm Form)
{
    /// <summary>The page to go back to after saving.</summary>
    public string? From { get; init; }

    /// <summary>What the register showed.</summary>
    public RegisterQuery? Back { get; init; }

    public RegisterEntry Entry => Reading.Entry;

    public AssessmentReading Assessment => Reading.Reading.Assessment;

    public Guid AssessmentId => Assessment.Assessment.Id;

    public Question? Question => Assessment.QuestionSet.Questions.FirstOrDefault(q => q.Code == Entry.Action.QuestionCode);

    public Area? Area => Assessment.QuestionSet.Find(Entry.AreaCode);

    /// <summary>The owners to choose from; one who can no longer be chosen stays, while they own it.</summary>
    public IEnumerable<(string Value, string Text)> Owners =>
        [
            ("", "Nobody"),
            .. Reading.Reading.Colleagues.Select(c => (c.Id.ToString(), c.Name)),
            .. Entry.Values.Owner.PersonId is { } id && Reading.Reading.Colleagues.All(c => c.Id != id)
                ? [(id.ToString(), $"{Reading.Reading.NameOf(id)} (no longer here)")]
                : Array.Empty<(string, string)>(),
            (OwnerInput.Other, "Someone without an account"),
        ];

    public static ActionViewModel For(ActionReading reading) => new(reading, ActionForm.For(reading.Entry.Values));
}
