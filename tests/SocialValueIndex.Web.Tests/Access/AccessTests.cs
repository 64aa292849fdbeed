using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain.Organisations;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Access;

public sealed class AccessTests : WebTest
{
    private const string SignIn = "/account/sign-in";

    [Fact]
    public void Table_AgainstTheRunningApplication_HasARowForEveryEndpointAndNoOther()
    {
        var endpoints = App
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(
                e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).DefaultIfEmpty(Row.AnyVerb),
                (e, verb) => $"{verb} /{e.RoutePattern.RawText?.TrimStart('/')}"
            )
            .Order(StringComparer.Ordinal);

        Assert.Equal(AccessTable.Rows.Select(r => r.Name).Order(StringComparer.Ordinal), endpoints);
    }

    [Fact]
    public Task Anonymous_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(() => Task.FromResult(App.OpenBrowser()), r => r.Anonymous);

    [Fact]
    public Task Officer_AtEveryEndpoint_GetsWhatTheTableSays() => AssertTableAsync(() => OfficerAsync(), r => r.Officer);

    [Fact]
    public Task Lead_AtEveryEndpoint_GetsWhatTheTableSays() => AssertTableAsync(() => LeadAsync(), r => r.Lead);

    [Fact]
    public Task Approver_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(async () => await SomebodyAsync(await CouncilAsync(), Roles.Approver), r => r.Approver);

    [Fact]
    public Task Administrator_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(() => SomebodyAsync(null, Roles.Administrator), r => r.Administrator);

    [Fact]
    public Task OfficerWithoutOrganisation_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(() => SomebodyAsync(null, Roles.Officer, Roles.ProcurementLead), r => r.WithoutOrganisation);

    [Fact]
    public Task OfficerOfAnotherOrganisation_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(async () => await SomebodyAsync(await Data.CreateOrganisationAsync(), Roles.Officer), r => r.Others);

    [Fact]
    public Task EveryRoleInAnotherOrganisation_AtEveryEndpoint_GetsWhatTheTableSays() =>
        AssertTableAsync(
            async () =>
                await SomebodyAsync(await Data.CreateOrganisationAsync(), Roles.Officer, Roles.ProcurementLead, Roles.Administrator),
            r => r.IsOfAdministrators ? r.Administrator : r.Others
        );

    private async Task<Browser> SomebodyAsync(Organisation? organisation, params string[] roles) =>
        await SignedInAsync(await CreatePersonAsync(organisation, "Sam Somebody", roles));

    private async Task AssertTableAsync(Func<Task<Browser>> open, Func<Row, int> column)
    {
        var first = await OfficerAsync("First Officer");
        var assessment = await AssessmentAsync(first, answers: Example.Answers);
        await first.IssueAsync(assessment);
        var browser = await open();
        var token = await browser.TokenAsync();

        var answers = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            answers.Add($"{row.Name}: {Said(await SendAsync(browser, row, row.Address(assessment), token))}");
        }

        Assert.Equal(AccessTable.Rows.Select(r => $"{r.Name}: {Expected(column(r), r, assessment)}"), answers);
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, Row row, string address, string token) =>
        row.Verb == "POST"
            ? browser.SendAsync(Browser.Post(address, [.. row.Fields, (Page.TokenField, token)]))
            : browser.GetAsync(address);

    private static string Said(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } location && location.AbsolutePath == SignIn
            ? location.PathAndQuery
            : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);

    // Only an address that can be opened is a way back.
    private static string Expected(int status, Row row, string assessment) =>
        status != AccessTable.SignIn ? status.ToString(CultureInfo.InvariantCulture)
        : row.Verb == "POST" ? SignIn
        : $"{SignIn}?returnUrl={Uri.EscapeDataString(row.Address(assessment))}";
}
