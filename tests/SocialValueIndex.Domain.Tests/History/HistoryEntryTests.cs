using System.Reflection;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Domain.Tests.History;

public class HistoryEntryTests
{
    private static readonly HistorySubject Somebody = new(SubjectType.Person, Guid.NewGuid(), "Ada", null);

    [Fact]
    public void Record_ByNobody_SaysNobody() =>
        Assert.Null(HistoryEntry.Record(Somebody, new PasswordSet(), new ChangeStamp(Guid.Empty, Build.Now)).By);

    [Fact]
    public void Record_OfANameThatIsTooLong_CutsIt()
    {
        var entry = HistoryEntry.Record(Somebody with { Name = new string('s', 301) }, new PasswordSet(), Build.BySam);

        Assert.Equal(300, entry.SubjectName.Length);
        Assert.EndsWith("…", entry.SubjectName, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfDetails_IsOfTheirKind() =>
        Assert.Equal("PasswordSet", HistoryEntry.Record(Somebody, new PasswordSet(), Build.BySam).Kind);

    [Fact]
    public void Kinds_AreTheRecordsThatThereAre_AndFitTheirColumn()
    {
        var records = typeof(HistoryDetails)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(HistoryDetails)) && t != typeof(CarriedOver) && t != typeof(FromNewerBuild))
            .ToList();

        Assert.Equal(records.Select(t => t.Name).Order(), HistoryDetails.Kinds.Order());
        Assert.All(HistoryDetails.Kinds, kind => Assert.InRange(kind.Length, 1, HistoryEntry.KindMaxLength));
        Assert.All(records.SelectMany(r => r.GetProperties(BindingFlags.Instance | BindingFlags.Public)), p => Assert.True(p.CanWrite));
    }
}
