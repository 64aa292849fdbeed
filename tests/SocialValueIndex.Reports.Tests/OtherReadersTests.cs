using System.ComponentModel;
using System.Diagnostics;

namespace SocialValueIndex.Reports.Tests;

/// <summary>What other programs make of the file: qpdf checks its syntax, poppler reads its structure.</summary>
public sealed class OtherReadersTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Qpdf_FindsNoFault(bool longNotes)
    {
        var output = Run("qpdf", Document(longNotes), path => ["--check", path]);

        Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Poppler_ReadsTheStructure()
    {
        var output = Run("pdfinfo", Document(longNotes: false), path => ["-struct-text", path]);

        Assert.Contains("\"Social Value Maturity Index\"", output, StringComparison.Ordinal);
        Assert.Contains("/Scope /Row", output, StringComparison.Ordinal);
        Assert.Contains("Include Social Value requirements as part of the Quality Score in all tenders.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", output, StringComparison.Ordinal);
    }

    /// <summary>Poppler, and other programs that copy text, drop a plain hyphen at the end of a line.</summary>
    [Fact]
    public void Poppler_CopiesTheHyphensThatWereTyped()
    {
        var note = string.Concat(Enumerable.Repeat("self-employed or non-compliant, ", 40));
        var copied = Run(
            "pdftotext",
            ActionPlanPdf.Write(Sample.PlanWith(a => a.Code == "C" ? note : ""), Sample.Heading),
            path => [path, "-"]
        );

        Assert.DoesNotMatch(@"(self\s*employed|non\s*compliant)", copied);
        Assert.Matches(@"(self|non)-\u200B\s", copied);
    }

    private static byte[] Document(bool longNotes) =>
        ActionPlanPdf.Write(
            longNotes ? Sample.PlanWith(a => string.Concat(Enumerable.Repeat(a.Name + " ŵ 日\n", 300))) : Sample.Example,
            Sample.Heading
        );

    private static string Run(string program, byte[] document, Func<string, string[]> arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, document);
        try
        {
            var start = new ProcessStartInfo(program, arguments(path)) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var all = output + errors.GetAwaiter().GetResult();
            Assert.True(process.ExitCode == 0, all);
            return all;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("REQUIRE_BROWSER") != "1")
        {
            Assert.Skip($"{program} is not installed on this machine.");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
