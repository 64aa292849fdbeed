using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialValueIndex.Application.QuestionSets;

namespace SocialValueIndex.Web.Areas.Admin;

/// <summary>What the pages of a draft say when a change is not stored.</summary>
internal static class DraftErrors
{
    /// <summary>Puts the reason beside the fields and into the summary; nothing else is left in it.</summary>
    /// <param name="modelState">Where errors are shown from.</param>
    /// <param name="result">What became of the change.</param>
    /// <param name="firstField">The field that an error about the whole page leads to.</param>
    public static void Explain(this ModelStateDictionary modelState, DraftResult result, string firstField)
    {
        modelState.Clear();
        switch (result.Status)
        {
            case DraftStatus.Conflict:
                modelState.AddModelError(firstField, "A colleague, or you in another tab, changed this while you had it open. Nothing is saved yet. Look at what is different, then save again");
                break;
            case DraftStatus.NotADraft:
                modelState.AddModelError(firstField, "A colleague, or you in another tab, published this version meanwhile, so your changes are not saved. They are still on this page");
                break;
            case DraftStatus.Refused:
                foreach (var fault in result.Faults)
                {
                    modelState.AddModelError(fault.Field.Length > 0 ? fault.Field : firstField, fault.Message);
                }

                break;
            default:
                break;
        }
    }
}
