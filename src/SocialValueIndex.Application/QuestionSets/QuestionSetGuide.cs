namespace SocialValueIndex.Application.QuestionSets;

/// <summary>The sheet that says how to edit a question set in a spreadsheet program.</summary>
internal static class QuestionSetGuide
{
    /// <summary>Its rows, the header first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows { get; } =
    [
        ["What you want to do", "How"],
        ["About this file", "Each row of the sheet “Questions” is an option of a question."],
        [
            "Change a text",
            "Type over it. A question’s text and hint are in each of its rows: change all of them, or change one and empty the others.",
        ],
        ["Change a level", "Choose it from the list in the column “Level”. A question has each level at most once, the lowest first."],
        ["Change an action", "Type over it. An action with other words than the published plan’s becomes Supplementary by itself."],
        [
            "Move a question",
            "Change “Area” in all of its rows. The rows can stay where they are, and so can the names of the area in them.",
        ],
        ["Add an option", "Insert a row, copy the cells from “Area” to “Hint” from the row above, and fill in the rest."],
        ["Add a question", "Insert rows for its options, with a code that no question has or had."],
        ["Remove something", "Delete its rows."],
        ["Give a hint days", "Write them like 1 April 2026. The hint is shown from the first to the last of them. Both can be empty."],
        ["Find something", "Use the arrows in the header to filter. You can sort too: the order is put right when the file is imported."],
        [
            "When you are done",
            "Save the file as an Excel workbook (.xlsx) and import it under Administration, Question sets. It becomes a new draft.",
        ],
    ];
}
