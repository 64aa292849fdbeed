using SocialValueIndex.Domain.Actions;

namespace SocialValueIndex.Reports;

/// <summary>How an action plan is carried out, for its document.</summary>
/// <param name="Register">Who does what by when.</param>
/// <param name="NextSteps">Where to start.</param>
/// <param name="Trajectory">When the council gets where.</param>
/// <param name="NameOf">The name of an owner; empty for nobody.</param>
public sealed record PlanSchedule(ActionRegister Register, NextSteps NextSteps, Trajectory Trajectory, Func<ActionOwner, string> NameOf)
{
    /// <summary>The actions about which somebody decided something, by due date.</summary>
    public IReadOnlyList<RegisterEntry> Decided =>
        [.. Register.Filter(RegisterFilter.All, RegisterOrder.Due).Where(e => e.Values != ActionValues.None)];
}
