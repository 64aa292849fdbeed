using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.QuestionSets;

/// <summary>Makes a draft from a file, JSON or spreadsheet: whole or not at all.</summary>
/// <param name="drafts">Begins drafts.</param>
public sealed class ImportQuestionSet(DraftQuestionSet drafts)
{
    /// <summary>Imports it. What the file is can be told from how it begins: a spreadsheet is a zip archive.</summary>
    /// <param name="content">The file; empty where none was chosen.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The draft's number. Refused as invalid, with a <see cref="FileFault"/> for everything that is wrong in the file.</returns>
    public async Task<Outcome<int>> RunAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.IsEmpty)
        {
            return new Refusal.Invalid(new Fault("file", "Choose a file. It must not be empty"));
        }

        var read = content.Length > ChosenFile.MaxBytes
            ? ReadQuestions.Refused("Whole file", "The file is larger than 8 MB. Choose a file that was downloaded from this service")
            : content.Span.StartsWith("PK"u8) ? QuestionSetWorkbook.Read(content) : QuestionSetJson.Read(content);
        return read.File is { } file
            ? await drafts.AddAsync(file.Title, file.PlanFootnote, file.Areas, null, cancellationToken)
            : new Refusal.Invalid(read.Faults);
    }
}

/// <summary>What a file holds: a question set without faults, or everything that is wrong with it.</summary>
/// <param name="File">The question set; none when there are faults.</param>
/// <param name="Faults">The faults.</param>
public sealed record ReadQuestions(QuestionSetFile? File, IReadOnlyList<FileFault> Faults)
{
    /// <summary>The most faults that are listed: whoever corrects a hundred can choose the file again.</summary>
    internal const int MaxFaults = 100;

    internal static ReadQuestions Refused(string place, string message) => Refused([new FileFault(place, message)]);

    internal static ReadQuestions Refused(IReadOnlyList<FileFault> faults) => new(null, faults.Count <= MaxFaults ? faults :
    [
        .. faults.Take(MaxFaults),
        new FileFault("Whole file", "There are more faults after these. Correct these and choose the file again"),
    ]);
}
