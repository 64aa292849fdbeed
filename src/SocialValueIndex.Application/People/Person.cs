using Microsoft.AspNetCore.Identity;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.People;

/// <summary>Someone who signs in. The user name is the e-mail address.</summary>
public sealed class Person : IdentityUser<Guid>, IRecordsHistory
{
    private readonly List<HistoryEntry> _history = [];
    private string _name = "";

    /// <summary>The longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>The longest e-mail address, in characters, as the database keeps it.</summary>
    public const int EmailMaxLength = 256;

    /// <summary>The end of the addresses of people who were erased. Nobody can have such an address.</summary>
    internal const string ErasedDomain = "@erased.invalid";

    /// <summary>The name that colleagues see beside what the person changed.</summary>
    public required string Name
    {
        get => _name;
        set => (_name, NormalizedName) = (value, NormalizeName(value));
    }

    /// <summary>
    /// The name as <see cref="PlainText.SearchKey"/> gives it, so that people are found and sorted alike on both databases.
    /// </summary>
    public string NormalizedName { get; private set; } = "";

    /// <summary>The e-mail address that the person is to have once they open the link that was sent to it; none where none waits.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>When the person last signed in (UTC); none when they did not since this is written down.</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>The person's other account that this one was merged into; none where it was not. Nobody signs in to it any more.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>The one organisation that the person belongs to; none for administrators.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>When the person was deactivated (UTC), while they are. They cannot sign in; what they did is kept.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>When the person accepted the invitation (UTC): they set a password then. None while they are only invited.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When the last e-mail for a forgotten password was sent (UTC); none when there was none.</summary>
    public DateTime? PasswordMailAt { get; set; }

    /// <summary>
    /// The half minute, counted from 1970, of the last code of an authenticator app that let the person in: no code does so twice.
    /// </summary>
    public long? LastAuthenticatorStep { get; set; }

    /// <summary>Whether the person was invited and has not accepted yet.</summary>
    public bool IsInvited => AcceptedAt is null;

    /// <inheritdoc />
    public IReadOnlyList<HistoryEntry> PendingHistory => _history;

    /// <summary>The person as the history calls them.</summary>
    public HistorySubject Subject => new(SubjectType.Person, Id, $"{Name} ({Email})", OrganisationId);

    /// <summary>Whether the person was erased: their name and address are forgotten.</summary>
    public bool IsErased => Email?.EndsWith(ErasedDomain, StringComparison.Ordinal) is true;

    /// <summary>Whether the person may sign in, as far as it depends on them alone.</summary>
    public bool IsActive => DeactivatedAt is null;

    /// <summary>Writes down what is done to the person. It is stored by the save that stores the change, or not at all.</summary>
    public void Record(HistoryDetails details, ChangeStamp stamp) => Record(Subject, details, stamp);

    /// <summary>
    /// Writes down what is done to the person, where the line calls them or their organisation otherwise than they are called now.
    /// </summary>
    public void Record(HistorySubject subject, HistoryDetails details, ChangeStamp stamp) =>
        _history.Add(HistoryEntry.Record(subject, details, stamp));

    /// <summary>Brings the normalised name up to date that an earlier build did not store.</summary>
    /// <returns>Whether it was out of date.</returns>
    internal bool NormalizeAgain()
    {
        var before = NormalizedName;
        NormalizedName = NormalizeName(Name);
        return NormalizedName != before;
    }

    /// <summary>Gives the person another e-mail address. None waits to be confirmed any more.</summary>
    internal void TakeAddress(UserManager<Person> people, string address)
    {
        (Email, UserName, PendingEmail) = (address, address, null);
        (NormalizedEmail, NormalizedUserName) = (people.NormalizeEmail(address), people.NormalizeName(address));
    }

    /// <summary>Forgets who the person was, and lets nobody sign in as them.</summary>
    /// <param name="number">A number that no other erased person has.</param>
    /// <param name="at">When (UTC).</param>
    internal void Erase(int number, DateTime at)
    {
        Name = FormattableString.Invariant($"Former officer {number}");
        Email = UserName = FormattableString.Invariant($"former-officer-{number}{ErasedDomain}");
        NormalizedEmail = NormalizedUserName = Email.ToUpperInvariant();
        (PasswordHash, PhoneNumber, EmailConfirmed, TwoFactorEnabled, PendingEmail) = (null, null, false, false, null);
        DeactivatedAt ??= at;
        SecurityStamp = NewStamp(at);
    }

    private static string NormalizeName(string name) =>
        PlainText.SearchKey(name) is var key && key.Length > NameMaxLength ? key[..NameMaxLength] : key;

    /// <summary>A stamp that was never used before. It need not be secret: only protected tokens and cookies carry it.</summary>
    internal static string NewStamp(DateTimeOffset now) => Guid.CreateVersion7(now).ToString();

    /// <summary>A person who has no password yet, ready to be stored.</summary>
    /// <param name="people">Knows how names are compared.</param>
    /// <param name="email">The e-mail address.</param>
    /// <param name="details">Name and organisation.</param>
    /// <param name="now">When they are made.</param>
    internal static Person Invited(UserManager<Person> people, string email, PersonDetails details, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = PlainText.SingleLine(details.Name),
            OrganisationId = details.OrganisationId,
            Email = email,
            UserName = email,
            NormalizedEmail = people.NormalizeEmail(email),
            NormalizedUserName = people.NormalizeName(email),
            SecurityStamp = NewStamp(now),
            LockoutEnabled = true,
        };
}
