using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.Organisations;

namespace SocialValueIndex.Application.Tests.People;

public class PersonRulesTests
{
    private static readonly Organisation Council = Organisation.Create(Guid.NewGuid(), "Somewhere District Council").Value;

    [Theory]
    [InlineData("ada@council.gov.uk")]
    [InlineData("o'brien+test@sub.council.gov.uk")]
    public void Email_ThatCanBe_HasNoFault(string email) => Assert.Null(PersonRules.FaultInEmail(email));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("ada")]
    [InlineData("ada@council")]
    [InlineData("ada lovelace@council.gov.uk")]
    [InlineData("Ada <ada@council.gov.uk>")]
    [InlineData("ada@council.gov.uk, bob@council.gov.uk")]
    [InlineData("ada@council.gov.uk\nBcc: bob@council.gov.uk")]
    public void Email_ThatCannotBe_HasAFault(string? email) => Assert.Equal("email", PersonRules.FaultInEmail(email)?.Field);

    [Theory]
    [InlineData("\u200Bada@council.gov.uk\u200B")]
    [InlineData(" ada@\u00ADcouncil.gov.uk\u00A0")]
    [InlineData("\u202Aada@council.gov.uk\u202C\u2069")]
    [InlineData("\u200B \uFEFFada@council.gov.uk \u2060\n")]
    [InlineData("ada@council.gov.uk\U000E0041")]
    public void Email_WithWhatNobodySees_IsKeptWithoutIt(string email)
    {
        Assert.Null(PersonRules.FaultInEmail(email));
        Assert.Equal("ada@council.gov.uk", PersonRules.Tidy(email));
    }

    [Fact]
    public void Email_ThatIsTooLong_HasAFault() => Assert.NotNull(PersonRules.FaultInEmail($"{new string('a', 250)}@b.gov.uk"));

    [Theory]
    [InlineData(new[] { Roles.Officer }, true, new string[0])]
    [InlineData(new[] { Roles.Officer, Roles.ProcurementLead }, true, new string[0])]
    [InlineData(new[] { Roles.Administrator }, false, new string[0])]
    [InlineData(new[] { Roles.Officer }, false, new[] { "organisation" })]
    [InlineData(new[] { Roles.Administrator }, true, new[] { "organisation" })]
    [InlineData(new[] { Roles.Administrator, Roles.Officer }, false, new[] { "roles" })]
    [InlineData(new[] { "King" }, true, new[] { "roles" })]
    [InlineData(new string[0], true, new[] { "roles" })]
    public void Roles_AndOrganisation_GoTogether(string[] roles, bool hasOrganisation, string[] faults) =>
        Assert.Equal(
            faults,
            PersonRules
                .FaultsIn(new PersonDetails("Ada", roles, hasOrganisation ? Council.Id : null), hasOrganisation ? Council : null)
                .Select(f => f.Field)
        );

    [Fact]
    public void ClosedOrganisation_CannotBeJoinedButCanBeStayedIn()
    {
        var closed = Organisation.Create(Guid.NewGuid(), "Closed").Value;
        closed.Close(new ChangeStamp(Guid.NewGuid(), DateTime.UtcNow));
        var details = new PersonDetails("Ada", [Roles.Officer], closed.Id);

        Assert.Equal("organisation", Assert.Single(PersonRules.FaultsIn(details, closed)).Field);
        Assert.Empty(PersonRules.FaultsIn(details, closed, stays: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Name_ThatIsEmpty_HasAFault(string name) =>
        Assert.Equal("name", Assert.Single(PersonRules.FaultsIn(new PersonDetails(name, [Roles.Administrator], null), null)).Field);

    [Theory]
    [InlineData(false, 1, false)]
    [InlineData(true, 1, true)]
    [InlineData(false, 0, true)]
    [InlineData(true, 0, true)]
    public void EndingAdministration_OfSelfOrLast_IsRefused(bool isSelf, int others, bool refused) =>
        Assert.Equal(refused, PersonRules.FaultInEndingAdministration(isSelf, others) is not null);
}
