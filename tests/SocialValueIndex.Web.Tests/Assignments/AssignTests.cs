using System.Net;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Assignments;

public sealed class AssignTests : WebTest
{
    [Fact]
    public async Task Assign_ToAColleague_ShowsPersonAndDateOnTheTaskList()
    {
        var officer = await OfficerAsync();
        var lead = await LeadAsync();
        var assessment = await AssessmentAsync(officer);

        var form = await (await officer.OpenAsync(assessment)).FollowAsync("Ask somebody to answer Policy & Scope");
        var list = await form.PressAsync(
            "Save",
            ("person", lead.Person!.Id.ToString()),
            ("due.day", "31"),
            ("due.month", "March"),
            ("due.year", "2027")
        );

        Assert.Equal(assessment, list.Address);
        Assert.Equal("Lee Lead is asked to answer by 31 March 2027", list.Find("#area-A-asked").TextContent);
        var again = await officer.OpenAsync($"{assessment}/areas/A/assign");
        Assert.Equal(
            (lead.Person.Id.ToString(), "31", "3", "2027"),
            (Chosen(again), again.Value("due.day"), again.Value("due.month"), again.Value("due.year"))
        );
        Assert.Equal("Lee Lead is asked to answer by 31 March 2027", (await lead.OpenAsync(assessment)).Find("#area-A-asked").TextContent);
        var work = await lead.OpenAsync("/my-work");
        Assert.Equal("Areas to answer (1)", work.Find("#areas").TextContent);
        Assert.Equal(["A Policy & Scope", "2026/27", "31 March 2027", "0 of 5"], work.All("tbody th, tbody td"));
    }

    [Theory]
    [InlineData("31", "2", "2027", "Enter the due date as a real day, month and year, for example 31 3 2027")]
    [InlineData("soon", "", "", "Enter the due date as a real day, month and year, for example 31 3 2027")]
    [InlineData("1", "1", "1999", "Enter a date between 2000 and 2099")]
    public async Task Assign_WithABadDate_SaysSoAndKeepsWhatWasTyped(string day, string month, string year, string error)
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer);

        var page = await (await officer.OpenAsync($"{assessment}/areas/A/assign")).PressAsync(
            "Save",
            ("person", officer.Person!.Id.ToString()),
            ("due.day", day),
            ("due.month", month),
            ("due.year", year)
        );

        Assert.Equal([("due", error)], page.Errors);
        Assert.Equal(error, page.ErrorBeside("due"));
        Assert.Equal(
            (officer.Person.Id.ToString(), day, month, year),
            (Chosen(page), page.Value("due.day"), page.Value("due.month"), page.Value("due.year"))
        );
    }

    [Fact]
    public async Task Assign_WhatAColleagueChangedMeanwhile_ShowsTheirsAndReplacesItOnlyThen()
    {
        var (olwen, sam) = (await OfficerAsync(), await OfficerAsync("Sam Officer"));
        var assessment = await AssessmentAsync(olwen);
        var form = await olwen.OpenAsync($"{assessment}/areas/A/assign");
        await (await sam.OpenAsync($"{assessment}/areas/A/assign")).PressAsync("Save", ("person", sam.Person!.Id.ToString()));

        var conflict = await form.PressAsync(
            "Save",
            ("person", olwen.Person!.Id.ToString()),
            ("due.day", "1"),
            ("due.month", "5"),
            ("due.year", "2027")
        );

        Assert.StartsWith("Sam Officer changed this while you had it open.", conflict.ErrorBeside("person"), StringComparison.Ordinal);
        Assert.Contains("Stored now: Sam Officer", conflict.Find("#theirs").TextContent, StringComparison.Ordinal);
        Assert.Equal((olwen.Person.Id.ToString(), "1"), (Chosen(conflict), conflict.Value("due.day")));
        Assert.Equal("Sam Officer is asked to answer", (await olwen.OpenAsync(assessment)).Find("#area-A-asked").TextContent);
        var list = await conflict.PressAsync("Save");
        Assert.Equal("Olwen Officer is asked to answer by 1 May 2027", list.Find("#area-A-asked").TextContent);
    }

    [Fact]
    public async Task Assign_ToSomebodyElsewhere_IsRefused()
    {
        var officer = await OfficerAsync();
        var neighbour = await CreatePersonAsync(await Data.CreateOrganisationAsync(), "Nora Neighbour", Roles.Officer);
        var assessment = await AssessmentAsync(officer);

        var page = await officer.ForgeAsync($"{assessment}/areas/A/assign", ("person", neighbour.Id.ToString()));

        Assert.Equal("Choose a person of your organisation", page.ErrorBeside("person"));
        Assert.DoesNotContain("Nora Neighbour", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assign_OfACompletedAssessment_IsNotOffered()
    {
        var officer = await OfficerAsync();
        var assessment = await AssessmentAsync(officer, answers: Example.Answers);
        await officer.ForgeAsync($"{assessment}/check", ("confirm", "true"));

        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync($"{assessment}/areas/A/assign")).StatusCode);
        Assert.DoesNotContain("Ask somebody", (await officer.OpenAsync(assessment)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmailChoice_Saved_IsShownTheNextTime()
    {
        var officer = await OfficerAsync();
        var page = await officer.OpenAsync("/account/emails");
        Assert.Equal("AtOnce", Checked(page));

        var saved = await page.PressAsync("Save", ("choice", "Weekly"));

        Assert.Equal(("Your choice is saved", "Weekly"), (saved.Notice, Checked(saved)));
        Assert.Equal("Choose which emails you want", (await officer.ForgeAsync("/account/emails")).ErrorBeside("choice"));
        Assert.Equal("Weekly", Checked(await officer.OpenAsync("/account/emails")));
    }

    private static string? Checked(Page page) => page.Find("input[name=choice][checked]").GetAttribute("value");

    private static string? Chosen(Page page) => page.Find("#person option[selected]").GetAttribute("value");
}
