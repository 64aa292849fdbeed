using System.Text;
using SocialValueIndex.Application.IssuedPlans;

namespace SocialValueIndex.TestSupport;

/// <summary>Makes a document of one line, for tests to which it does not matter how documents look.</summary>
public sealed class FakePlanPrinter : IPlanPrinter
{
    /// <inheritdoc />
    public byte[] Print(IssuedReading reading) =>
        Encoding.UTF8.GetBytes(
            FormattableString.Invariant(
                $"{reading.Plan.OrganisationName} {reading.Plan.Period} {reading.Plan.Number} {reading.Day:O} {reading.CompletedBy}"
            )
        );
}
