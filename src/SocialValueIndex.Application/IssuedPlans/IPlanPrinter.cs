namespace SocialValueIndex.Application.IssuedPlans;

/// <summary>Makes the document of a plan that is issued. The host knows how documents look.</summary>
public interface IPlanPrinter
{
    /// <summary>Makes it (PDF), from what is frozen and nothing else: the same plan gives the same document.</summary>
    byte[] Print(IssuedReading reading);
}
