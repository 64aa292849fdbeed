using System.Globalization;
using System.Net.Mail;
using System.Text;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.People;

/// <summary>What an administrator decides about a person.</summary>
/// <param name="Name">The name that colleagues see.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="OrganisationId">The organisation; none for administrators.</param>
public sealed record PersonDetails(string? Name, IReadOnlyCollection<string> Roles, Guid? OrganisationId);

/// <summary>Every rule about who may be what. Pure, so that each is said and tested once.</summary>
public static class PersonRules
{
    /// <summary>What is wrong with an e-mail address, in plain words; none when it can be used.</summary>
    public static Fault? FaultInEmail(string? email) =>
        Tidy(email) switch
        {
            "" => new Fault("email", "Enter the person’s email address"),
            { Length: > Person.EmailMaxLength } => new Fault(
                "email",
                $"Shorten the email address to {Person.EmailMaxLength} characters or fewer"
            ),
            var text when !IsAddress(text) => new Fault("email", "Enter an email address in the correct format, like name@example.gov.uk"),
            _ => null,
        };

    /// <summary>
    /// The address as it is kept: without the blanks around it and the invisible characters that come along when it is copied, which would
    /// make another person of the same address.
    /// </summary>
    public static string Tidy(string? email) =>
        PlainText.Normalize(string.Concat((email ?? "").EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.Format)));

    /// <summary>What is wrong with what an administrator decided; empty when nothing is.</summary>
    /// <param name="details">What was decided.</param>
    /// <param name="organisation">The organisation of that id, if there is one.</param>
    /// <param name="stays">Whether the person belongs to that organisation already: a closed one cannot be joined, but its people stay its
    /// people.</param>
    public static IReadOnlyList<Fault> FaultsIn(PersonDetails details, Organisation? organisation, bool stays = false) =>
        [
            .. new[]
            {
                FaultInName(details.Name),
                FaultInRoles(details.Roles),
                FaultInOrganisation(details, organisation, stays),
            }.OfType<Fault>(),
        ];

    /// <summary>
    /// Why a person cannot stop being an active administrator; none when they can. An administrator cannot do it to themselves, and
    /// somebody has to be left who can let people in.
    /// </summary>
    /// <param name="isSelf">Whether the person would do it to themselves.</param>
    /// <param name="otherActiveAdministrators">How many active administrators there are without the person.</param>
    public static Fault? FaultInEndingAdministration(bool isSelf, int otherActiveAdministrators) =>
        otherActiveAdministrators == 0
            ? new Fault("person", "This is the only active administrator. Make somebody else an administrator first")
        : isSelf
            ? new Fault("person", "You cannot take the administrator role from yourself or deactivate yourself. Ask another administrator")
        : null;

    /// <summary>What is wrong with the name that a person gives themselves; none when nothing is.</summary>
    public static Fault? FaultInOwnName(string? name) =>
        PlainText.SingleLine(name).Length == 0 ? new Fault("name", "Enter your name") : FaultInName(name);

    private static Fault? FaultInName(string? name) =>
        PlainText.SingleLine(name) switch
        {
            "" => new Fault("name", "Enter the person’s name"),
            { Length: > Person.NameMaxLength } => new Fault("name", $"Shorten the name to {Person.NameMaxLength} characters or fewer"),
            _ => null,
        };

    private static Fault? FaultInRoles(IReadOnlyCollection<string> roles) =>
        roles.Count == 0 || roles.Any(r => !Roles.All.Contains(r)) ? new Fault("roles", "Choose a role")
        : roles.Contains(Roles.Administrator) && roles.Count > 1
            ? new Fault(
                "roles",
                "An administrator cannot also answer for an organisation. Choose administrator alone, or other roles without it"
            )
        : null;

    private static Fault? FaultInOrganisation(PersonDetails details, Organisation? organisation, bool stays)
    {
        if (details.Roles.Contains(Roles.Administrator))
        {
            return details.OrganisationId is null ? null : new Fault("organisation", "Choose no organisation for an administrator");
        }

        return organisation is null ? new Fault("organisation", "Choose the organisation that the person works for")
            : organisation.IsClosed && !stays ? new Fault("organisation", "This organisation is closed. Reopen it first, or choose another")
            : null;
    }

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '<' or '>');
}
