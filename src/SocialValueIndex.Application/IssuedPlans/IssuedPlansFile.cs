using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain.Scoring;

namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>The issued plans of an assessment as data: issued.json. Its shape is a contract.</summary>
public static class IssuedPlansFile
{
    /// <summary>Writes them in the order of their numbers, in UTF-8.</summary>
    public static byte[] Write(IEnumerable<IssuedSummary> issued) =>
        JsonFile.Write(
            new
            {
                Issued = issued
                    .OrderBy(i => i.Number)
                    .Select(i => new
                    {
                        i.Number,
                        i.IssuedAt,
                        i.IssuedBy,
                        i.ApprovedBy,
                        i.Sha256,
                        Superseded = i.IsSuperseded,
                        Overall = new LevelPair(i.Present, i.Target),
                        Decision = i.Decision is { } decision
                            ? new
                            {
                                decision.Body,
                                decision.Date,
                                decision.Outcome,
                                Sponsor = NullIfEmpty(decision.Sponsor),
                                Minutes = NullIfEmpty(decision.Minutes),
                                i.RecordedBy,
                                decision.RecordedAt,
                            }
                            : null,
                        MadeAtUpgrade = i.IsMadeAtUpgrade,
                    }),
            }
        );

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
