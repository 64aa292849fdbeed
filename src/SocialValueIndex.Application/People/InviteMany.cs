using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Documents;
using SocialValueIndex.Documents.Spreadsheets;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.People;

/// <summary>Somebody who was invited from a file.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Link">Their link, and whether an e-mail with it is on its way.</param>
public sealed record InvitedPerson(string Name, string Email, SentLink Link);

/// <summary>Invites everybody in a CSV file: all of them, or nobody where something is wrong with one.</summary>
/// <param name="db">The database.</param>
/// <param name="invite">Invites one.</param>
/// <param name="user">The administrator.</param>
public sealed class InviteMany(SocialValueIndexDbContext db, InvitePerson invite, ICurrentUser user)
{
    /// <summary>The most people that a file invites.</summary>
    public const int MaxPeople = 500;

    private static readonly SheetLimits Limits = new(MaxPeople + 1, Person.EmailMaxLength) { Names = PlainText.NameComparer };

    /// <summary>Invites them.</summary>
    /// <returns>
    /// Those who are invited. Refused as invalid, with a <see cref="FileFault"/> for everything that is wrong in the file.
    /// </returns>
    public async Task<Outcome<IReadOnlyList<InvitedPerson>>> RunAsync(
        ReadOnlyMemory<byte> content,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        if (content.IsEmpty)
        {
            return new Refusal.Invalid(new Fault("file", "Choose a file. It must not be empty"));
        }

        var administrator = Roles.IdOf(Roles.Administrator);
        var by = await db
            .Users.Where(p =>
                p.Id == user.Id && p.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == p.Id && r.RoleId == administrator)
            )
            .Select(p => p.Name)
            .FirstOrDefaultAsync(cancellationToken);
        if (by is null)
        {
            return new Refusal.Invalid(PersonEditor.NotAnAdministrator);
        }

        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancellationToken);
        var read = new InviteFile(organisations).Read(Rows(content));
        IReadOnlyList<FileFault> faults = [.. read.Faults, .. await FaultsInTakenAsync(read.People, cancellationToken)];
        return faults.Count > 0 ? new Refusal.Invalid(faults) : await SaveAsync(read.People, by, site, cancellationToken);
    }

    private static CsvRows Rows(ReadOnlyMemory<byte> content) =>
        FileKinds.Recognize(content) is FileKind.Csv or FileKind.Text
            ? CsvReader.Read(content, Limits)
            : new CsvRows([], SheetFault.Unreadable);

    private async Task<IReadOnlyList<FileFault>> FaultsInTakenAsync(
        IReadOnlyList<PersonToInvite> people,
        CancellationToken cancellationToken
    )
    {
        var addresses = people.Select(p => p.Email.ToUpperInvariant()).ToList();
        var taken = (
            await db.Users.Where(p => addresses.Contains(p.NormalizedEmail!)).Select(p => p.NormalizedEmail).ToListAsync(cancellationToken)
        ).ToHashSet();
        return
        [
            .. people
                .Where(p => taken.Contains(p.Email.ToUpperInvariant()))
                .Select(p => new FileFault(
                    InviteFile.Place(p.Row),
                    $"There is somebody with the address {p.Email} already. Remove the row"
                )),
        ];
    }

    private async Task<Outcome<IReadOnlyList<InvitedPerson>>> SaveAsync(
        IReadOnlyList<PersonToInvite> people,
        string by,
        Uri site,
        CancellationToken cancellationToken
    )
    {
        var invited = new List<InvitedPerson>();
        foreach (var person in people)
        {
            var sent = await invite.AddAsync(person.Email, person.Details, person.Organisation, by, site);
            invited.Add(new InvitedPerson(person.Details.Name!, person.Email, sent));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return invited;
        }
        catch (DbUpdateException)
        {
            // The unique user name refuses somebody whom a colleague invited at the same moment.
            db.ChangeTracker.Clear();
            return new Refusal.Invalid(
                new FileFault("Whole file", "Somebody in the file was invited at the same moment. Choose the file again")
            );
        }
    }
}

/// <summary>A row of such a file, without faults.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Email">The address.</param>
/// <param name="Details">Name, roles and organisation.</param>
/// <param name="Organisation">The organisation; none for administrators.</param>
internal sealed record PersonToInvite(int Row, string Email, PersonDetails Details, Organisation? Organisation);

/// <summary>Reads such a file.</summary>
/// <param name="organisations">Every organisation.</param>
internal sealed class InviteFile(IReadOnlyList<Organisation> organisations)
{
    private const string WholeFile = "Whole file";

    private static readonly char[] BetweenRoles = [',', ';', '/', '+'];

    private readonly List<FileFault> _faults = [];
    private readonly HashSet<string> _addresses = new(StringComparer.OrdinalIgnoreCase);

    public static string Place(int row) => string.Create(CultureInfo.InvariantCulture, $"Row {row}");

    /// <summary>The people in it, and everything that is wrong with it.</summary>
    public (IReadOnlyList<PersonToInvite> People, IReadOnlyList<FileFault> Faults) Read(CsvRows read)
    {
        if (read.Fault is { } fault)
        {
            return ([], [new FileFault(WholeFile, Describe(fault))]);
        }

        if (read.Rows.Count < 2)
        {
            return ([], [new FileFault(WholeFile, "The file has no people in it. Give it a header row and a row for each person")]);
        }

        var header = read.Rows[0];
        var missing = PeopleCsv.InviteHeadings.Where(h => header.IndexOf(h) < 0).ToList();
        if (missing.Count > 0)
        {
            return (
                [],
                [
                    new FileFault(
                        Place(header.Number),
                        $"There is no column “{missing[0]}”. Name the columns Name, Email, Roles and Organisation"
                    ),
                ]
            );
        }

        var columns = PeopleCsv.InviteHeadings.Select(header.IndexOf).ToList();
        var people = read.Rows.Skip(1).Select(r => Read(r.Number, [.. columns.Select(c => r[c])])).OfType<PersonToInvite>().ToList();
        return (people, _faults);
    }

    private PersonToInvite? Read(int row, string[] cells)
    {
        var (name, email, organisationName) = (cells[0], PersonRules.Tidy(cells[1]), cells[3]);
        var organisation = organisations.FirstOrDefault(o => o.NormalizedName == Organisation.Normalize(organisationName));
        var (roles, unknown) = RolesIn(cells[2]);
        var details = new PersonDetails(name, roles, organisation?.Id);
        var faults = new List<string>();
        if (unknown is not null)
        {
            var known = string.Join(", ", Roles.All.Select(Roles.DisplayName));
            faults.Add($"The role “{FileFault.Shortened(unknown)}” is not known. Use {known}");
        }

        if (organisation is null && organisationName.Length > 0)
        {
            faults.Add($"There is no organisation “{FileFault.Shortened(organisationName)}”. Use its name as it is in the list");
        }

        faults.AddRange(PersonRules.FaultInEmail(email) is { } fault ? [fault.Message] : []);
        faults.AddRange(faults.Count == 0 ? PersonRules.FaultsIn(details, organisation).Select(f => f.Message) : []);
        faults.AddRange(
            _addresses.Add(email) ? [] : [$"The address {FileFault.Shortened(email)} is in the file twice. Remove one of the rows"]
        );
        _faults.AddRange(faults.Select(f => new FileFault(Place(row), f)));
        return faults.Count == 0 ? new PersonToInvite(row, email, details, organisation) : null;
    }

    private static (IReadOnlyCollection<string> Roles, string? Unknown) RolesIn(string text)
    {
        var names = text.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase)
            .Split(BetweenRoles, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var roles = names
            .Select(n =>
                (
                    Name: n,
                    Role: Roles.All.FirstOrDefault(r =>
                        PlainText.NameComparer.Equals(n, r) || PlainText.NameComparer.Equals(n, Roles.DisplayName(r))
                    )
                )
            )
            .ToList();
        return ([.. roles.Select(r => r.Role).OfType<string>().Distinct()], roles.FirstOrDefault(r => r.Role is null).Name);
    }

    private static string Describe(SheetFault fault) =>
        fault switch
        {
            SheetFault.TooManyRows or SheetFault.TooLarge => $"The file is too large. Invite at most {InviteMany.MaxPeople} people at once",
            _ => "This is not a CSV file. Save the list as CSV in your spreadsheet program and choose that file",
        };
}
