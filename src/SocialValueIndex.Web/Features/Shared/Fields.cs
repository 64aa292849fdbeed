using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SocialValueIndex.Web.Features.Shared;

/// <summary>How fields, their errors and the links between them are named.</summary>
internal static class Fields
{
    /// <summary>Says on the next page that is shown, once, what the person has done.</summary>
    public const string Notice = nameof(Notice);

    /// <summary>The same of what they did not want.</summary>
    public const string Important = nameof(Important);

    /// <summary>What can be done next, as the text of a link in that notice.</summary>
    public const string NextStep = nameof(NextStep);

    /// <summary>Where that link leads.</summary>
    public const string NextAddress = nameof(NextAddress);

    private const int LongestOnStack = 128;

    /// <summary>
    /// An id for the field of that name: "answers[A2].target" becomes "answers-A2-target". What was bound to a property is known by the
    /// property's name, "Email", and its field by "email": both give the same id, so that links to errors lead to the field.
    /// </summary>
    public static string Id(string name)
    {
        Span<char> id = name.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[name.Length];
        var length = 0;
        var isBetween = false;
        foreach (var letter in name)
        {
            if (letter is '[' or ']' or '.')
            {
                isBetween = true;
                continue;
            }

            if (isBetween && length > 0)
            {
                id[length++] = '-';
            }

            id[length++] = letter;
            isBetween = false;
        }

        id[0] = char.ToLowerInvariant(id[0]);
        return new string(id[..length]);
    }

    /// <summary>How long a text may be. While it is typed, a script says instead how much is left.</summary>
    public static string LengthHint(int characters) =>
        string.Create(CultureInfo.InvariantCulture, $"You can enter up to {characters:N0} characters");

    /// <summary>What is wrong with the field of that name, if anything.</summary>
    public static string? ErrorFor(this ModelStateDictionary modelState, string name) =>
        modelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>
    /// For data-ask-before-leaving: "changed" when the page answers a form that was sent, and so holds what is not stored; "as-stored"
    /// otherwise.
    /// </summary>
    public static string StateOfForm(this HttpContext context) => HttpMethods.IsPost(context.Request.Method) ? "changed" : "as-stored";

    /// <summary>
    /// Remembers the order in which a page shows its fields. The layout, with the summary of errors, is rendered after them.
    /// </summary>
    public static void RememberField(this HttpContext context, string name) => FieldsOf(context).Add(Id(name));

    /// <summary>Errors as the page shows their fields; those of no field first, because they are about the whole page.</summary>
    public static IEnumerable<KeyValuePair<string, ModelStateEntry?>> InOrderOfFields(
        this HttpContext context,
        IEnumerable<KeyValuePair<string, ModelStateEntry?>> errors
    )
    {
        var fields = FieldsOf(context);
        return errors.OrderBy(e => fields.IndexOf(Id(e.Key)));
    }

    private static List<string> FieldsOf(HttpContext context)
    {
        if (context.Items[typeof(Fields)] is not List<string> fields)
        {
            context.Items[typeof(Fields)] = fields = [];
        }

        return fields;
    }
}
