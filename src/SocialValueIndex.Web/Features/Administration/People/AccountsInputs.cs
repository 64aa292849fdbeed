using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Features.Administration.People;

public sealed class EmailInput
{
    public string? Email { get; init; }

    /// <summary>Whether a change that waits is called off.</summary>
    public bool CallOff { get; init; }

    /// <summary>What the administrator saw.</summary>
    public string? Stamp { get; init; }

    /// <summary>The address that is wanted; none calls off the change that waits.</summary>
    public string? Wanted => CallOff ? null : Email ?? "";
}

public sealed class MergeInput
{
    /// <summary>The account that stays.</summary>
    public Guid Into { get; init; }

    /// <summary>Its address, as it was typed.</summary>
    public string? With { get; init; }

    /// <summary>What the administrator saw of the account that ends.</summary>
    public string? Stamp { get; init; }
}

/// <summary>The page that changes an e-mail address.</summary>
/// <param name="Person">The person.</param>
/// <param name="Submitted">What was typed so far.</param>
/// <param name="Link">A link to pass on, which is shown once.</param>
public sealed record EmailViewModel(PersonSummary Person, string? Submitted, string? Link)
{
    public const string LinkKey = "EmailLink";
    public const string PersonKey = "EmailLinkPerson";

    public static string? Take(ITempDataDictionary tempData, Guid personId) =>
        tempData.Peek(PersonKey) is Guid id && id == personId && tempData.Remove(PersonKey) ? tempData[LinkKey] as string : null;
}

/// <summary>The page that merges two accounts.</summary>
/// <param name="Person">The account that ends.</param>
/// <param name="With">The address of the account that stays, as it was typed.</param>
/// <param name="Into">The account that stays; none before it is found.</param>
/// <param name="Work">What goes to it.</param>
public sealed record MergeViewModel(PersonSummary Person, string? With, PersonSummary? Into, WorkCount Work);

/// <summary>The page that invites many.</summary>
/// <param name="Faults">What is wrong in the file.</param>
/// <param name="Invited">Who was invited.</param>
public sealed record InviteManyViewModel(IReadOnlyList<FileFault> Faults, IReadOnlyList<InvitedPerson> Invited);
