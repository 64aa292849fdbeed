using SocialValueIndex.Application.QuestionSets;
using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.TestSupport;

/// <summary>Question sets as tests get them: from a file.</summary>
public static class QuestionSetFiles
{
    /// <summary>Version 1, as a draft, of what the file says.</summary>
    public static QuestionSet ToDraft(this QuestionSetFile file) =>
        QuestionSet.Draft(Guid.NewGuid(), 1, file.Title, file.PlanFootnote, file.Areas);
}
