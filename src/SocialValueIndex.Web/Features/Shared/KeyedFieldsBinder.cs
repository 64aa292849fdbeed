using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>
/// Reads fields such as answers[A2].present by what stands in brackets. MVC's own binder for dictionaries would also read answers[0].Key
/// and throw where such keys are missing or twice, and make an answer that clears everything out of fields that nobody knows.
/// </summary>
/// <typeparam name="T">The fields of one key.</typeparam>
internal abstract class KeyedFieldsBinder<T> : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var read = new Dictionary<string, T>();
        var posted = bindingContext.ValueProvider as IEnumerableValueProvider;
        foreach (var (key, name) in posted?.GetKeysFromPrefix(bindingContext.ModelName) ?? new Dictionary<string, string>())
        {
            read[key] = Read(field => bindingContext.ValueProvider.GetValue($"{name}.{field}").FirstValue);
        }

        bindingContext.Result = ModelBindingResult.Success(read);
        return Task.CompletedTask;
    }

    /// <param name="value">Gives the value of a field; none where it was not posted.</param>
    protected abstract T Read(Func<string, string?> value);
}
