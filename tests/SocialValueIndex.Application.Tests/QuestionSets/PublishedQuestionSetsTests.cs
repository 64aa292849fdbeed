using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialValueIndex.Application.Assessments;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Application.Tests.QuestionSets;

public class PublishedQuestionSetsTests : UseCaseTest
{
    [Fact]
    public async Task Start_WhenAnotherVersionIsPublishedWhileTheCurrentOneIsRead_StartsWithTheOther()
    {
        var (officer, ada) = (await Data.CreateOfficerAsync(), await Data.CreatePersonAsync(null));
        await AsAsync(ada, (DraftQuestionSet draft) => draft.RunAsync(1, Token));
        var publish = new BeforeQuestionsAreRead(() =>
            AsAsync(ada, (PublishQuestionSet publish) => publish.RunAsync(2, "Clearer.", new ExpectedVersions(0, 1), Token))
        );

        var id = await AsAsync(officer, (StartAssessment start) => start.RunAsync("2026/27", null, Token), publish);

        Assert.Equal(2, (await ReadAsync(officer, id.Value)).QuestionSet.Version);
    }

    /// <summary>Does something before the questions of a version are read for the first time.</summary>
    private sealed class BeforeQuestionsAreRead(Func<Task> work) : DbCommandInterceptor
    {
        private bool _isDone;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (!_isDone && command.CommandText.Contains("\"Areas\"", StringComparison.Ordinal))
            {
                _isDone = true;
                await work();
            }

            return result;
        }
    }
}
