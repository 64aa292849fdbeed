using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace SocialValueIndex.Documents.Tests;

/// <summary>What holds of every file for Word and Excel.</summary>
internal static class Package
{
    public static void AssertValid(OpenXmlPackage package) =>
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2021)
                .Validate(package, TestContext.Current.CancellationToken)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
}
