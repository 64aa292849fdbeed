using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SocialValueIndex.Web.Access;

/// <summary>
/// What stands in the address is read from the address. Without it a form could post another
/// <see cref="OrganisationOrNotFound.RouteParameter"/>
/// than the one that was checked, because MVC looks into forms first.
/// </summary>
internal sealed class BindRouteValuesFromRoute : IParameterModelConvention
{
    public void Apply(ParameterModel parameter)
    {
        if (
            parameter
                .Action.Selectors.Concat(parameter.Action.Controller.Selectors)
                .Any(s => HasParameter(s.AttributeRouteModel?.Template, parameter.Name))
        )
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource = BindingSource.Path;
        }
    }

    private static bool HasParameter(string? template, string name) =>
        template is not null && RoutePatternFactory.Parse(template).GetParameter(name) is not null;
}
