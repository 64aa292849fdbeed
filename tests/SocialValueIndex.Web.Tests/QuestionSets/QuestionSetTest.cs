using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.QuestionSets;

/// <summary>What tests of the question set's pages share: an administrator with a draft.</summary>
public abstract class QuestionSetTest : WebTest
{
    protected const string Action = "Require Social Value in every contract.";
    protected const string A2 = "/admin/question-sets/2/questions/A2";

    protected async Task<Browser> DraftAsync()
    {
        var ada = await AdministratorAsync();
        await ada.ForgeAsync("/admin/question-sets/1/draft");
        return ada;
    }
}
