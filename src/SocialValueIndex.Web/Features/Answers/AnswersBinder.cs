using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>
/// Reads answers[A2].present and so on, by code. MVC's own binder for dictionaries would also read answers[0].Key and throw where such
/// keys are missing or twice, and make an answer that clears everything out of fields that nobody knows.
/// </summary>
internal sealed class AnswersBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var answers = new Dictionary<string, AnswerInput>();
        var posted = bindingContext.ValueProvider as IEnumerableValueProvider;
        foreach (var (code, name) in posted?.GetKeysFromPrefix(bindingContext.ModelName) ?? new Dictionary<string, string>())
        {
            string? Value(string field) => bindingContext.ValueProvider.GetValue($"{name}.{field}").FirstValue;
            answers[code] = new AnswerInput
            {
                Present = Value("present"),
                Target = Value("target"),
                Note = Value("note"),
                Confirm = Value("confirm"),
                BasedOn = Value("basedOn"),
                Sent = Value("sent"),
                Theirs = Value("theirs"),
                Keep = Value("keep"),
            };
        }

        bindingContext.Result = ModelBindingResult.Success(answers);
        return Task.CompletedTask;
    }
}
