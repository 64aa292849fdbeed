namespace SocialValueIndex.Reports.Tests;

/// <summary>Finds the parts of a plan in a document that was read.</summary>
internal static class PlanReader
{
    extension(TaggedReader reader)
    {
        /// <summary>The matrix: the table with a column for notes.</summary>
        public ReadNode Matrix =>
            reader.Root.All("Table").Single(t => t.Children[0].Children is [{ Text: "Area" }, .., { Text: "Note" }] and { Count: > 2 });
    }
}
