using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.People;
using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Application.Tests.Actions;
using SocialValueIndex.Application.Tests.Assessments;
using SocialValueIndex.Application.Tests.Auditing;
using SocialValueIndex.Application.Tests.CommitteeReports;
using SocialValueIndex.Application.Tests.Development;
using SocialValueIndex.Application.Tests.IssuedPlans;
using SocialValueIndex.Application.Tests.Mail;
using SocialValueIndex.Application.Tests.Organisations;
using SocialValueIndex.Application.Tests.People;
using SocialValueIndex.Application.Tests.QuestionSets;
using SocialValueIndex.Application.Tests.SigningIn;
using SocialValueIndex.TestSupport;

namespace SocialValueIndex.Application.Tests.Data;

/// <summary>
/// Every test of a use case, while the answer to every commit is lost on the way back. Nothing is stored twice, nothing is refused as a
/// lost race, and whoever asked is told the same.
/// </summary>
public class LostAnswerTests
{
    /// <summary>Those that say what other databases do, or what is stored by hand.</summary>
    private static readonly string[] NotAboutUseCases =
    [
        "SocialValueIndex.Application.Tests.SqlServer",
        "SocialValueIndex.Application.Tests.Data",
    ];

    /// <summary>
    /// An e-mail whose claim's answer was lost is sent once its lease has ended, not at once: OutboxTests say what becomes of it. The clock
    /// of the tests of links and digests stands still.
    /// </summary>
    private static readonly string[] SendAtOnce =
    [
        nameof(PasswordLinkTests),
        nameof(AccountTests),
        nameof(ClosedPasswordTests),
        nameof(OutboxTests),
        nameof(ActionDigestTests),
        nameof(WeeklyDigestTests),
        nameof(AssignAreaTests),
        nameof(SignOffAssessmentTests),
    ];

    /// <summary>What they try is refused, so nothing is committed.</summary>
    private static readonly string[] StoreNothing = [nameof(RefusedRegisterFileTests)];

    [Fact]
    public async Task LoadDefaultQuestionSet_WithALostAnswer_LoadsItOnce()
    {
        using var database = TestDatabase.CreateWithoutQuestionSet();
        database.LosesAnswers = true;
        await using var db = database.CreateContext(KnownUser.Nobody);

        await new LoadDefaultQuestionSet(db, TestData.Clock()).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, await db.QuestionSets.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void EveryTestOfUseCases_IsRunWithLostAnswersToo()
    {
        var types = typeof(UseCaseTest)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsNested: false } && typeof(UseCaseTest).IsAssignableFrom(t))
            .ToList();
        var repeated = typeof(LostAnswerTests).GetNestedTypes().Select(t => t.BaseType).ToHashSet();

        Assert.NotEmpty(types);
        Assert.Empty(
            types
                .Where(t =>
                    !NotAboutUseCases.Contains(t.Namespace)
                    && !SendAtOnce.Contains(t.Name)
                    && !StoreNothing.Contains(t.Name)
                    && !repeated.Contains(t)
                    && t != typeof(LoadDefaultQuestionSetTests)
                    && t.Name != "KeptDatabaseTests"
                )
                .Select(t => t.Name)
        );
    }

    public sealed class Auditing : ReadAuditTests
    {
        public Auditing() => Database.LosesAnswers = true;
    }

    public sealed class Development : DevelopmentDataTests
    {
        public Development() => Database.LosesAnswers = true;
    }

    public sealed class People : PersonEditorTests
    {
        public People() => Database.LosesAnswers = true;
    }

    public sealed class Erasing : ErasePersonTests
    {
        public Erasing() => Database.LosesAnswers = true;
    }

    public sealed class Passwords : ChangePasswordTests
    {
        public Passwords() => Database.LosesAnswers = true;
    }

    public sealed class SigningIn : CheckPasswordTests
    {
        public SigningIn() => Database.LosesAnswers = true;
    }

    public sealed class ThroughAProvider : SignInThroughProviderTests
    {
        public ThroughAProvider() => Database.LosesAnswers = true;
    }

    public sealed class Completing : CommandsTests
    {
        public Completing() => Database.LosesAnswers = true;
    }

    public sealed class Importing : FilesTests
    {
        public Importing() => Database.LosesAnswers = true;
    }

    public sealed class Starting : StartAndListTests
    {
        public Starting() => Database.LosesAnswers = true;
    }

    public sealed class AtTheSameMoment : ConcurrentChangeTests
    {
        public AtTheSameMoment() => Database.LosesAnswers = true;
    }

    public sealed class FaultyFiles : AnswersFileFaultTests
    {
        public FaultyFiles() => Database.LosesAnswers = true;
    }

    public sealed class Saving : SaveAnswersTests
    {
        public Saving() => Database.LosesAnswers = true;
    }

    public sealed class Organisations : ChangeOrganisationTests
    {
        public Organisations() => Database.LosesAnswers = true;
    }

    public sealed class Reporting : CommitteeReportTests
    {
        public Reporting() => Database.LosesAnswers = true;
    }

    public sealed class Upgrading : UpgradeAndImpactTests
    {
        public Upgrading() => Database.LosesAnswers = true;
    }

    public sealed class Publishing : PublishedQuestionSetsTests
    {
        public Publishing() => Database.LosesAnswers = true;
    }

    public sealed class Drafting : DraftTests
    {
        public Drafting() => Database.LosesAnswers = true;
    }

    public sealed class Issuing : IssuePlanTests
    {
        public Issuing() => Database.LosesAnswers = true;
    }

    public sealed class Registers : ReadRegisterTests
    {
        public Registers() => Database.LosesAnswers = true;
    }

    public sealed class ChangingActions : RegisterEditorTests
    {
        public ChangingActions() => Database.LosesAnswers = true;
    }

    public sealed class RegisterFiles : RegisterFileTests
    {
        public RegisterFiles() => Database.LosesAnswers = true;
    }
}
