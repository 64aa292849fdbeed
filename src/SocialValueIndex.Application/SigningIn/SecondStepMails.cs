using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>Tells people by e-mail that the second step of their account was changed.</summary>
public sealed class SecondStepMails(Outbox outbox)
{
    private const string Closing =
        "If you did not do this and did not ask for it, tell your administrator at once: somebody may be signed in as you.\n";

    /// <summary>Adds an e-mail about what the person, or somebody in their session, changed.</summary>
    internal void Add(Person person, SecondStepChange change) =>
        Add(
            person,
            change switch
            {
                SecondStepChange.AuthenticatorAppSetUp => "an authenticator app was set up for your account.",
                SecondStepChange.AuthenticatorAppRemoved => "the authenticator app of your account was removed.",
                SecondStepChange.PasskeyAdded => "a passkey was added to your account. It lets you in without a password.",
                SecondStepChange.PasskeyRemoved => "a passkey of your account was removed.",
                _ => "new recovery codes were made for your account. The old ones do not work any more.",
            }
        );

    /// <summary>Adds an e-mail about what an administrator did.</summary>
    internal void AddReset(Person person) =>
        Add(
            person,
            "an administrator took away the second step of your account: your authenticator app, your passkeys and your recovery codes do "
                + "not work any more. Sign in without it, and set up a new one."
        );

    private void Add(Person person, string what) =>
        outbox.Add(person, new MailText("Signing in to the Social Value Maturity Index", $"Dear {person.Name},\n\n{what}\n\n{Closing}"));
}
