using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Areas.Admin.People;

/// <summary>What the next page says about a link that was just made. It travels in the protected cookie of notices, and is shown once.</summary>
/// <param name="State">What became of the e-mail.</param>
/// <param name="Place">The file that it was written to, if it was.</param>
/// <param name="Link">The link, where it is for the administrator to pass on.</param>
/// <param name="Holds">How long it holds.</param>
public sealed record LinkNotice(MailDeliveryState State, string? Place, string? Link, string Holds)
{
    private static readonly string[] Keys = ["LinkState", "LinkPlace", "Link", "LinkHolds"];

    public static void Keep(ITempDataDictionary tempData, PasswordLink link, MailDelivery delivery)
    {
        string?[] values = [delivery.State.ToString(), delivery.Place, delivery.State == MailDeliveryState.Sent ? null : link.Address.AbsoluteUri, link.Holds];
        foreach (var (key, value) in Keys.Zip(values))
        {
            tempData[key] = value;
        }
    }

    public static LinkNotice? Take(ITempDataDictionary tempData)
    {
        var values = Keys.Select(key => tempData[key] as string).ToArray();
        return Enum.TryParse<MailDeliveryState>(values[0], out var state) ? new LinkNotice(state, values[1], values[2], values[3] ?? "") : null;
    }
}
