using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Web.Features.Administration.People;

/// <summary>
/// What the person's page says about a link that was just made. It travels in the protected cookie of notices, and is shown once; on
/// another person's page, where it would be passed on to the wrong one, it is not.
/// </summary>
/// <param name="IsMailed">Whether an e-mail with it is on its way.</param>
/// <param name="Folder">The folder that e-mails are written to instead, if they are.</param>
/// <param name="CanSend">Whether e-mails reach anybody.</param>
/// <param name="Link">The link, where it is for the administrator to pass on.</param>
/// <param name="Holds">How long it holds; none where it leads to the sign-in page and has no end.</param>
public sealed record LinkNotice(bool IsMailed, string? Folder, bool CanSend, string? Link, string? Holds)
{
    private const string PersonKey = "LinkPerson";
    private const string MailedKey = "LinkMailed";
    private const string LinkKey = "Link";
    private const string HoldsKey = "LinkHolds";

    public static void Keep(ITempDataDictionary tempData, SentLink sent, IMailer mailer)
    {
        tempData[PersonKey] = sent.PersonId;
        tempData[MailedKey] = sent.IsMailed;
        tempData[LinkKey] = sent.IsMailed && mailer.Folder is null ? null : sent.Link.Address.AbsoluteUri;
        tempData[HoldsKey] = sent.Link.Holds;
    }

    public static LinkNotice? Take(ITempDataDictionary tempData, Guid personId, IMailer mailer)
    {
        if (tempData.Peek(PersonKey) is not Guid id || id != personId)
        {
            return null;
        }

        tempData.Remove(PersonKey);
        return new LinkNotice(
            tempData[MailedKey] is true,
            mailer.Folder,
            mailer.CanSend,
            tempData[LinkKey] as string,
            tempData[HoldsKey] as string
        );
    }
}
