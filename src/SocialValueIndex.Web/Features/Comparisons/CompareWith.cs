using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using SocialValueIndex.Application.Comparisons;

namespace SocialValueIndex.Web.Features.Comparisons;

/// <summary>What to compare an assessment with, as the value of a choice on a page: an id, with a number for an issued plan.</summary>
internal static class CompareWith
{
    /// <summary>
    /// The choices: the other assessments as they are now, then issued plans, its own among them. The assessment before this one is chosen.
    /// </summary>
    public static IEnumerable<SelectListItem> Choices(Comparable comparable)
    {
        var before = comparable.Others.FirstOrDefault(o => o.CreatedAt < comparable.Assessment.CreatedAt)?.Id;
        return
        [
            .. comparable.Others.Select(o => new SelectListItem(
                $"{o.Period}, started {UkTime.Day(o.CreatedAt)}",
                Value(new(o.Id, null)),
                o.Id == before
            )),
            .. comparable.Issued.Select(i => new SelectListItem(
                string.Create(CultureInfo.InvariantCulture, $"{i.Period}, issued plan {i.Number}, {UkTime.Day(i.IssuedAt)}"),
                Value(new(i.AssessmentId, i.Number))
            )),
        ];
    }

    /// <summary>What a value stands for; none where there is no such choice.</summary>
    public static ComparedWith? Find(Comparable comparable, string? value) =>
        comparable
            .Others.Select(o => new ComparedWith(o.Id, null))
            .Concat(comparable.Issued.Select(i => new ComparedWith(i.AssessmentId, i.Number)))
            .Where(c => Value(c) == value)
            .Select(c => (ComparedWith?)c)
            .FirstOrDefault();

    /// <summary>
    /// The parts of the address of a comparison. The assessment that was started later is the later one, whichever was chosen.
    /// </summary>
    public static Dictionary<string, string> RouteValues(Comparable comparable, ComparedWith chosen)
    {
        var here = new ComparedWith(comparable.Assessment.Id, null);
        var started =
            comparable.Others.FirstOrDefault(o => o.Id == chosen.AssessmentId)?.CreatedAt
            ?? comparable.Issued.FirstOrDefault(i => i.AssessmentId == chosen.AssessmentId)?.StartedAt;
        return started > comparable.Assessment.CreatedAt ? AddressOf(chosen, here) : AddressOf(here, chosen);
    }

    /// <summary>The parts of the address of a comparison.</summary>
    public static Dictionary<string, string> AddressOf(ComparedWith later, ComparedWith earlier)
    {
        var values = new Dictionary<string, string>
        {
            ["assessmentId"] = later.AssessmentId.ToString(),
            ["other"] = earlier.AssessmentId.ToString(),
        };
        AddNumber("issued", later.IssuedNumber);
        AddNumber("otherIssued", earlier.IssuedNumber);
        return values;

        void AddNumber(string name, int? number)
        {
            if (number is { } issued)
            {
                values[name] = issued.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private static string Value(ComparedWith choice) =>
        choice.IssuedNumber is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{choice.AssessmentId}.{number}")
            : choice.AssessmentId.ToString();
}
