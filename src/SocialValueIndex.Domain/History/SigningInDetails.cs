namespace SocialValueIndex.Domain.History;

/// <summary>How a person proved who they are.</summary>
public enum SignInMethod
{
    /// <summary>With a password alone.</summary>
    Password,

    /// <summary>With a password and a code of their authenticator app.</summary>
    AuthenticatorApp,

    /// <summary>With a password and a recovery code.</summary>
    RecoveryCode,

    /// <summary>With a passkey alone: it checks the device and the person.</summary>
    Passkey,

    /// <summary>Through the organisation's own sign-in (OpenID Connect).</summary>
    Provider,
}

/// <summary>What changed about a person's second step.</summary>
public enum SecondStepChange
{
    /// <summary>An authenticator app was set up, in the place of another one if there was one.</summary>
    AuthenticatorAppSetUp,

    /// <summary>The authenticator app was removed.</summary>
    AuthenticatorAppRemoved,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>New recovery codes were made; the old ones ended.</summary>
    RecoveryCodesMade,
}

/// <summary>A person signed in.</summary>
/// <param name="Method">How.</param>
/// <param name="Address">The network address that they came from; empty where it is not known, or forgotten.</param>
/// <param name="Device">Their browser and system; empty where it is not known, or forgotten.</param>
public sealed record PersonSignedIn(SignInMethod Method, string Address, string Device) : HistoryDetails;

/// <summary>Somebody tried to sign in as a person and was refused. Tries that have to wait are not written down.</summary>
/// <param name="Method">What was wrong: the password, or the code after it.</param>
/// <param name="Address">The network address that they came from; empty where it is not known, or forgotten.</param>
public sealed record SignInFailed(SignInMethod Method, string Address) : HistoryDetails;

/// <summary>A person signed out.</summary>
public sealed record PersonSignedOut : HistoryDetails;

/// <summary>A person ended sessions of theirs on other devices, or their provider said that they signed out.</summary>
/// <param name="Count">How many.</param>
public sealed record SessionsEnded(int Count) : HistoryDetails;

/// <summary>A person changed their second step.</summary>
/// <param name="Change">What changed.</param>
public sealed record SecondStepChanged(SecondStepChange Change) : HistoryDetails;

/// <summary>An administrator took away a person's second step, so that they set up another one.</summary>
public sealed record SecondStepReset : HistoryDetails;

/// <summary>A person was recognised by their organisation's own sign-in for the first time: it lets them in from now on.</summary>
public sealed record ProviderLinked : HistoryDetails;
