using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.QuestionSets;

public sealed class ImpactTests : WebTest
{
    private const string Address = "/admin/question-sets/1/impact";
    private const string BeforeTheTable = "all organisations.</p>";

    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Impact_OfManyAssessments_IsSentWhileItIsWorkedOut(string encoding)
    {
        await AssessmentsAsync("zebra", "Ash", "Beech");
        var blocked = new BlockedReads();
        using var app = AppWith(blocked);
        using var client = await AdministratorAsync(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Add("Accept-Encoding", encoding);

        // No organisation is worked out before the beginning of the page is read.
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = Decoded(await response.Content.ReadAsStreamAsync(Token), encoding);
        var beginning = await ReadUntilAsync(body, BeforeTheTable);
        blocked.Release();
        using var reader = new StreamReader(body);
        var rest = await reader.ReadToEndAsync(Token);

        Assert.DoesNotContain("Ash", beginning, StringComparison.Ordinal);
        Assert.Contains("3 assessments of 3 organisations.", beginning, StringComparison.Ordinal);
        Assert.Contains("Complete: all 3 organisations are shown.", rest, StringComparison.Ordinal);
        Assert.EndsWith("</html>", rest.TrimEnd(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Impact_WhereReadingFailsHalfway_EndsWithoutItsLastLine()
    {
        await AssessmentsAsync("Ash");
        var blocked = new BlockedReads();
        using var app = AppWith(blocked);
        using var client = await AdministratorAsync(app);

        using var response = await client.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        var beginning = await ReadUntilAsync(body, BeforeTheTable);
        blocked.Fail();
        using var reader = new StreamReader(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("id=\"end\"", beginning, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => reader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Impact_OfManyAssessments_ListsOrganisationsByTheLettersOfTheirNames()
    {
        await AssessmentsAsync("zebra", "Ash", "Beech", "Émigré", "ash tree");

        var page = await (await AdministratorAsync()).OpenAsync(Address);

        Assert.Equal(
            ["Ash", "Beech", "ash tree", "zebra", "Émigré"],
            page.All("tbody th").Select(h => h.Replace("Nothing would differ", "", StringComparison.Ordinal).Trim())
        );
        Assert.Equal(["Complete: all 5 organisations are shown."], page.All("#end"));
    }

    [Fact]
    public async Task Impact_OfOneAssessment_SaysSo()
    {
        await AssessmentsAsync("Ash");

        var page = await (await AdministratorAsync()).OpenAsync(Address);

        Assert.StartsWith("1 assessment of 1 organisation.", Assert.Single(page.All("#scope")), StringComparison.Ordinal);
        Assert.Equal(["Complete: 1 organisation is shown."], page.All("#end"));
    }

    private WebApplicationFactory<Program> AppWith(BlockedReads blocked) =>
        App.WithWebHostBuilder(b =>
            b.ConfigureTestServices(s => s.ConfigureDbContext<SocialValueIndexDbContext>(o => o.AddInterceptors(blocked)))
        );

    private async Task<HttpClient> AdministratorAsync(WebApplicationFactory<Program> app)
    {
        var client = app.CreateClient(new() { BaseAddress = new Uri(WebApp.SecureAddress), AllowAutoRedirect = false });
        await new Browser(client).SignInAsync(await CreatePersonAsync(null, "Ada Administrator", Roles.Administrator));
        return client;
    }

    private static Stream Decoded(Stream body, string encoding) =>
        encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };

    private static async Task<string> ReadUntilAsync(Stream body, string end)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (!text.ToString().Contains(end, StringComparison.Ordinal))
        {
            var read = await body.ReadAsync(buffer, Token);
            Assert.NotEqual(0, read);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private async Task AssessmentsAsync(params string[] organisations)
    {
        foreach (var name in organisations)
        {
            var officer = await CreatePersonAsync(await Data.CreateOrganisationAsync(name), "Olwen Officer", Roles.Officer);
            await Data.CreateAssessmentAsync(officer);
        }
    }

    /// <summary>Blocks the query for organisations' answers until it is released or fails.</summary>
    private sealed class BlockedReads : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _free.SetResult();

        public void Fail() => _free.SetException(new InvalidOperationException("The disk is gone."));

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.CommandText.Contains("\"a\".\"QuestionSetId\", \"a\".\"Answers\"", StringComparison.Ordinal))
            {
                await _free.Task.WaitAsync(cancellationToken);
            }

            return result;
        }
    }
}
