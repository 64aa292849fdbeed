using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Organisations;
using SocialValueIndex.Domain.CommitteeReports;

namespace SocialValueIndex.Application.Tests.SqlServer;

/// <summary>The use cases about organisations, which are tried with those about people.</summary>
internal static class OrganisationCommands
{
    private static readonly Guid Id = Guid.NewGuid();

    public static readonly Dictionary<Type, Func<IServiceProvider, Task>> UseCases = new()
    {
        [typeof(ListOrganisations)] = async s =>
        {
            await s.GetRequiredService<ListOrganisations>().NamesAsync(Token);
            await s.GetRequiredService<ListOrganisations>().RunAsync("Council", 2, Token);
        },
        [typeof(AddOrganisation)] = s => s.GetRequiredService<AddOrganisation>().RunAsync("Elsewhere", Token),
        [typeof(ChangeReportHeadings)] = s =>
            s.GetRequiredService<ChangeReportHeadings>()
                .RunAsync(
                    Id,
                    0,
                    new Dictionary<ReportPart, ReportHeading> { [ReportPart.Purpose] = new ReportHeading("Purpose", "") },
                    Token
                ),
        [typeof(ChangeOrganisation)] = s => s.GetRequiredService<ChangeOrganisation>().RunAsync(Id, 0, "Elsewhere", true, Token),
        [typeof(CloseOrganisation)] = s => s.GetRequiredService<CloseOrganisation>().RunAsync(Id, 0, Token),
        [typeof(ReopenOrganisation)] = s => s.GetRequiredService<ReopenOrganisation>().RunAsync(Id, 0, Token),
        [typeof(LetOfficersInvite)] = s => s.GetRequiredService<LetOfficersInvite>().RunAsync(Id, 0, true, Token),
        [typeof(ReadProgress)] = s => s.GetRequiredService<ReadProgress>().RunAsync(Id, Token),
        [typeof(MayInvite)] = s => s.GetRequiredService<MayInvite>().RunAsync(Token),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
