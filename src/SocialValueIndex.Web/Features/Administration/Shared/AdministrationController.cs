using Microsoft.AspNetCore.Authorization;
using SocialValueIndex.Web.Access;
using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Administration.Shared;

/// <summary>What every page of administrators has in common.</summary>
[Authorize(Policies.Administer)]
public abstract class AdministrationController : ServiceController;
