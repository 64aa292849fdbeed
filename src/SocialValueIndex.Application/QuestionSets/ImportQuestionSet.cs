using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Documents;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Makes a draft from a file, JSON or spreadsheet: whole or not at all.</summary>
/// <param name="db">The database.</param>
/// <param name="drafts">Begins drafts.</param>
/// <param name="time">The clock.</param>
public sealed class ImportQuestionSet(SocialValueIndexDbContext db, DraftQuestionSet drafts, TimeProvider time)
{
    /// <summary>Imports it. What the file is can be told from what is in it, whatever it is called.</summary>
    /// <param name="content">The file; empty where none was chosen.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The draft's number. Refused as invalid, with a <see cref="FileFault"/> for everything that is wrong in the file.</returns>
    public async Task<Outcome<int>> RunAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.IsEmpty)
        {
            return new Refusal.Invalid(new Fault("file", "Choose a file. It must not be empty"));
        }

        var read =
            content.Length > ChosenFile.MaxBytes
                ? QuestionSetFileResult.Refused(
                    "Whole file",
                    "The file is larger than 8 MB. Choose a file that was downloaded from this service"
                )
                : FileKinds.Recognize(content) switch
                {
                    FileKind.Workbook => QuestionSetWorkbook.Read(content),
                    FileKind.Json or FileKind.Text => QuestionSetJson.Read(content),
                    var kind => QuestionSetFileResult.Refused("Whole file", $"This is {kind.Describe()}. {WhatToDo(kind)}"),
                };
        return read.File is { } file
            ? await drafts.AddAsync(
                file.Title,
                file.PlanFootnote,
                await WithIdentitiesAsync(file.Areas, cancellationToken),
                null,
                cancellationToken
            )
            : new Refusal.Invalid(read.Faults);
    }

    private async Task<IReadOnlyList<Area>> WithIdentitiesAsync(IReadOnlyList<Area> areas, CancellationToken cancellationToken)
    {
        var versions = await db
            .QuestionSets.AsNoTracking()
            .OrderByDescending(q => q.Version)
            .Select(q => q.Areas)
            .ToListAsync(cancellationToken);
        return KnownIdentities.In(KnownIdentities.WithOrigins(areas, versions), versions, time.GetUtcNow().UtcDateTime);
    }

    private static string WhatToDo(FileKind kind) =>
        kind switch
        {
            FileKind.Csv =>
                "It has no place for the title and the footnote. Download the question set as an Excel workbook (.xlsx), change that and "
                    + "choose it",
            FileKind.Protected => "Remove the password in Office, save the file and choose it again",
            _ when kind.IsOtherSpreadsheet() =>
                "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and choose that file",
            _ => "Choose a file that was downloaded from this service",
        };
}

/// <summary>What a file holds: a question set without faults, or everything that is wrong with it.</summary>
/// <param name="File">The question set; none when there are faults.</param>
/// <param name="Faults">The faults.</param>
public sealed record QuestionSetFileResult(QuestionSetFile? File, IReadOnlyList<FileFault> Faults)
{
    /// <summary>The most faults that are listed: whoever corrects fifty can choose the file again.</summary>
    internal const int MaxFaults = 50;

    internal static QuestionSetFileResult Refused(string place, string message) => Refused([new FileFault(place, message)]);

    internal static QuestionSetFileResult Refused(IReadOnlyList<FileFault> faults) =>
        new(
            null,
            faults.Count <= MaxFaults
                ? faults
                :
                [
                    .. faults.Take(MaxFaults),
                    new FileFault("Whole file", "There are more faults after these. Correct these and choose the file again"),
                ]
        );
}
