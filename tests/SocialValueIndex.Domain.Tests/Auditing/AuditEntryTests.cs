using SocialValueIndex.Domain.Auditing;

namespace SocialValueIndex.Domain.Tests.Auditing;

public class AuditEntryTests
{
    private static readonly DateTime Now = new(2026, 4, 1, 9, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Record_ByNobody_SaysNobody() =>
        Assert.Null(AuditEntry.Record(AuditKind.PersonInvited, Guid.NewGuid(), "Ada", null, null, null, new ChangeStamp(Guid.Empty, Now)).By);

    [Fact]
    public void Record_WithTextsThatAreTooLong_CutsThem()
    {
        var entry = AuditEntry.Record(AuditKind.QuestionSetChanged, Guid.NewGuid(), new string('s', 301), new string('f', 2001), null, null, new ChangeStamp(Guid.NewGuid(), Now));

        Assert.Equal((300, 2000, ""), (entry.Subject.Length, entry.From.Length, entry.To));
        Assert.EndsWith("…", entry.From, StringComparison.Ordinal);
    }
}
