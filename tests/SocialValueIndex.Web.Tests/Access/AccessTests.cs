using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Access;

public sealed class AccessTests : WebTest
{
    public static TheoryData<string> EveryRow => [.. AccessTable.Rows.Select(r => r.Name)];

    [Fact]
    public void Table_AgainstTheRunningApplication_HasARowForEveryEndpointAndNoOther()
    {
        var endpoints = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).DefaultIfEmpty(Row.AnyVerb), (e, verb) => $"{verb} /{e.RoutePattern.RawText?.TrimStart('/')}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(AccessTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal), endpoints);
    }

    [Theory]
    [MemberData(nameof(EveryRow))]
    public async Task Endpoint_ForEachKindOfPerson_AnswersAsTheTableSays(string name)
    {
        var row = AccessTable.Rows.Single(r => r.Name == name);
        var assessment = await AssessmentAsync(await OfficerAsync("First Officer"), answers: Example.Answers);
        var others = await Data.CreateOrganisationAsync("Elsewhere City Council");
        (string Who, int Expected, Browser Browser)[] people =
        [
            ("anonymous", row.Anonymous, App.OpenBrowser()),
            ("administrator", row.Administrator, await SignedInAsync(await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator))),
            ("without organisation", row.WithoutOrganisation, await SignedInAsync(await CreatePersonAsync(null, "Noel Nowhere", Roles.Officer, Roles.ProcurementLead))),
            ("other officer", row.Others, await SignedInAsync(await CreatePersonAsync(others, "Otto Other", Roles.Officer))),
            ("other officer and administrator", row.Others, await SignedInAsync(await CreatePersonAsync(others, "Olga Other", Roles.Officer, Roles.Administrator))),
            ("lead", row.Lead, await LeadAsync()),
            ("officer", row.Officer, await OfficerAsync()),
        ];

        var answers = new List<string>();
        foreach (var (who, _, browser) in people)
        {
            answers.Add($"{who}: {Said(await SendAsync(browser, row, assessment))}");
        }

        Assert.Equal(people.Select(p => $"{p.Who}: {Expected(p.Expected, row, assessment)}"), answers);
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, Row row, string assessment) => row.Verb == "POST"
        ? await browser.PostAsync(row.Address(assessment), row.Fields)
        : await browser.GetAsync(row.Address(assessment));

    private static string Said(HttpResponseMessage response) =>
        response.Headers.Location is { } location && location.ToString().Contains("/account/sign-in?", StringComparison.Ordinal)
            ? location.PathAndQuery
            : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);

    private static string Expected(int status, Row row, string assessment) => status == AccessTable.SignIn
        ? $"/account/sign-in?returnUrl={Uri.EscapeDataString(row.Address(assessment))}"
        : status.ToString(CultureInfo.InvariantCulture);
}
