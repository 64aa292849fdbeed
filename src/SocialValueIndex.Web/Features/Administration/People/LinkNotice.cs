using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Features.Administration.People;

/// <summary>
/// What the person's page says about a link that was just made. It travels in the protected cookie of notices, and is shown once; on
/// another person's page,
/// where it would be passed on to the wrong one, it is not.
/// </summary>
/// <param name="State">What became of the e-mail.</param>
/// <param name="Place">The file that it was written to, if it was.</param>
/// <param name="Link">The link, where it is for the administrator to pass on.</param>
/// <param name="Holds">How long it holds.</param>
public sealed record LinkNotice(MailDeliveryState State, string? Place, string? Link, string Holds)
{
    private const string PersonKey = "LinkPerson";

    private static readonly string[] Keys = ["LinkState", "LinkPlace", "Link", "LinkHolds"];

    public static void Keep(ITempDataDictionary tempData, Guid personId, PasswordLink link, MailDelivery delivery)
    {
        tempData[PersonKey] = personId;
        string?[] values = [delivery.State.ToString(), delivery.Place, delivery.State == MailDeliveryState.Sent ? null : link.Address.AbsoluteUri, link.Holds];
        foreach (var (key, value) in Keys.Zip(values))
        {
            tempData[key] = value;
        }
    }

    public static LinkNotice? Take(ITempDataDictionary tempData, Guid personId)
    {
        if (tempData.Peek(PersonKey) is not Guid id || id != personId)
        {
            return null;
        }

        tempData.Remove(PersonKey);
        var values = Keys.Select(key => tempData[key] as string).ToArray();
        return Enum.TryParse<MailDeliveryState>(values[0], out var state) ? new LinkNotice(state, values[1], values[2], values[3] ?? "") : null;
    }
}
