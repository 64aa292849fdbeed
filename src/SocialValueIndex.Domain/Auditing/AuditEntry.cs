namespace SocialValueIndex.Domain.Auditing;

/// <summary>What was done to an organisation, a person or a question set. What was done to an assessment is in its own history.</summary>
public enum AuditKind
{
    /// <summary>An organisation was added.</summary>
    OrganisationAdded,

    /// <summary>An organisation got another name.</summary>
    OrganisationRenamed,

    /// <summary>An organisation was closed: its people cannot sign in.</summary>
    OrganisationClosed,

    /// <summary>A closed organisation was reopened.</summary>
    OrganisationReopened,

    /// <summary>A person was invited.</summary>
    PersonInvited,

    /// <summary>A person's name, roles or organisation were changed.</summary>
    PersonChanged,

    /// <summary>A link to set a password was made for a person.</summary>
    PasswordLinkMade,

    /// <summary>A person set a password with such a link.</summary>
    PasswordSet,

    /// <summary>A person who was signed in changed their password.</summary>
    PasswordChanged,

    /// <summary>A person was deactivated: they cannot sign in.</summary>
    PersonDeactivated,

    /// <summary>A deactivated person was reactivated.</summary>
    PersonReactivated,

    /// <summary>A person was locked out after wrong passwords.</summary>
    PersonLockedOut,

    /// <summary>A person who was locked out was let in again.</summary>
    PersonUnlocked,

    /// <summary>A draft of a question set was begun.</summary>
    QuestionSetDrafted,

    /// <summary>A draft of a question set was made from a file.</summary>
    QuestionSetImported,

    /// <summary>A draft of a question set was changed.</summary>
    QuestionSetChanged,

    /// <summary>A draft of a question set was thrown away.</summary>
    QuestionSetDiscarded,

    /// <summary>A question set was published.</summary>
    QuestionSetPublished,
}

/// <summary>A line about what was done outside assessments. Written once, in the same save as the deed, never changed or deleted.</summary>
public sealed class AuditEntry
{
    /// <summary>The longest name of what it is about, in characters.</summary>
    public const int SubjectMaxLength = 300;

    /// <summary>The longest text of what was and of what became, in characters; longer ones are cut.</summary>
    public const int TextMaxLength = 2000;

    private AuditEntry(Guid id, DateTime at, Guid? by, AuditKind kind, Guid subjectId, string subject, string from, string to, Guid? organisationId)
    {
        Id = id;
        At = at;
        By = by;
        Kind = kind;
        SubjectId = subjectId;
        Subject = subject;
        From = from;
        To = to;
        OrganisationId = organisationId;
    }

    /// <summary>What the line is known by.</summary>
    public Guid Id { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it; none when it was done on the server, by a command or by the application itself.</summary>
    public Guid? By { get; private set; }

    /// <summary>What was done.</summary>
    public AuditKind Kind { get; private set; }

    /// <summary>The organisation, person or question set that it is about.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What that was called then.</summary>
    public string Subject { get; private set; }

    /// <summary>What was, in plain words; empty when there was nothing.</summary>
    public string From { get; private set; }

    /// <summary>What became, in plain words; empty when there is nothing more to say.</summary>
    public string To { get; private set; }

    /// <summary>The organisation that it concerns, if one.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Writes a line.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="subjectId">The organisation, person or question set that it is about.</param>
    /// <param name="subject">What that is called.</param>
    /// <param name="from">What was.</param>
    /// <param name="to">What became.</param>
    /// <param name="organisationId">The organisation that it concerns, if one.</param>
    /// <param name="stamp">Who did it, and when; by <see cref="Guid.Empty"/> when nobody is signed in.</param>
    public static AuditEntry Record(AuditKind kind, Guid subjectId, string subject, string? from, string? to, Guid? organisationId, ChangeStamp stamp) => new(
        Guid.CreateVersion7(stamp.At),
        stamp.At,
        stamp.By == Guid.Empty ? null : stamp.By,
        kind,
        subjectId,
        Cut(subject, SubjectMaxLength),
        Cut(from, TextMaxLength),
        Cut(to, TextMaxLength),
        organisationId);

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : $"{text[..(length - 1)]}…";
}
