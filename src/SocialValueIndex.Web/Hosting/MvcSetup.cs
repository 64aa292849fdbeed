using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using SocialValueIndex.Domain.QuestionSets;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;
using SocialValueIndex.Web.Forms;

namespace SocialValueIndex.Web.Hosting;

/// <summary>MVC with a folder per feature, and how large a form may be.</summary>
internal static class MvcSetup
{
    /// <summary>
    /// The most fields that a form can have: an area can hold every question of a question set, an answer has seven fields while the page
    /// asks which of two to keep and sends again what was on its way, and the page has a few of its own.
    /// </summary>
    public const int MaxFields = (QuestionSetRules.MaxQuestions * 7) + 24;

    public static void AddMvc(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddControllersWithViews(options =>
            {
                options.Conventions.Add(new BindRouteValuesFromRoute());
                options.Conventions.Add(new FeatureFolders());

                // Neither a list in a form nor what is wrong with a form is any longer than the form may be.
                options.MaxModelBindingCollectionSize = MaxFields;
                options.MaxModelValidationErrors = MaxFields;
                options.Filters.Add<ValidateForms>();
                options.Filters.Add<CountDocuments>();
                options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
            })
            .AddRazorOptions(options => options.ViewLocationExpanders.Add(new FeatureFolders()));
        builder.Services.Configure<SupportSettings>(builder.Configuration.GetSection(SupportSettings.Section));
        builder.Services.AddSingleton<FormTickets>().AddSingleton<LateFormProtector>().AddSingleton<PageAddresses>();
        builder.Services.Configure<CookieTempDataProviderOptions>(options =>
        {
            SiteCookies.Configure(options.Cookie, SiteCookies.Notice, builder);
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MaxFields;
            options.ValueLengthLimit = 1024 * 1024;
        });
    }
}
