using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// A controller's views stand beside it, in the folder that its namespace names; what several share, in the Shared folders above it.
/// </summary>
internal sealed class FeatureFolders : IControllerModelConvention, IViewLocationExpander
{
    private const string Key = "feature";

    private static readonly string Root = $"{typeof(Program).Assembly.GetName().Name}.";

    public void Apply(ControllerModel controller) =>
        controller.Properties[Key] = controller.ControllerType.Namespace![Root.Length..].Replace('.', '/');

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Key] = context.ActionContext.ActionDescriptor.Properties[Key] as string;

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var folder = context.Values[Key]!;
        yield return $"/{folder}/{{0}}.cshtml";
        while (folder.Contains('/', StringComparison.Ordinal))
        {
            folder = folder[..folder.LastIndexOf('/')];
            yield return $"/{folder}/Shared/{{0}}.cshtml";
        }
    }
}
