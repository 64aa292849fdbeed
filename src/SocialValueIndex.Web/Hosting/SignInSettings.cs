using SocialValueIndex.Application.SigningIn;

namespace SocialValueIndex.Web.Hosting;

/// <summary>How people sign in: the settings under SignIn.</summary>
internal sealed record SignInSettings
{
    public const string Section = "SignIn";

    private const int DefaultAttemptsPerAddress = 60;

    /// <summary>How long sessions last.</summary>
    public required SessionLimits Sessions { get; init; }

    /// <summary>Who has to have a second step.</summary>
    public required SecondStepPolicy SecondStep { get; init; }

    /// <summary>Who may sign in with a password.</summary>
    public required PasswordPolicy Passwords { get; init; }

    /// <summary>How many attempts to sign in one network address has in a minute, with each instance.</summary>
    public required int AttemptsPerAddress { get; init; }

    /// <summary>The organisation's own sign-in; none where it is not set.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static SignInSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var oidc = OidcSettings.Read(section.GetSection("Oidc"));
        var passwords = new PasswordPolicy(
            section.GetValue("PasswordsAllowed", true),
            List(section.GetSection("BreakGlass")),
            oidc?.DisplayName
        );
        if (!passwords.ForEverybody && oidc is null)
        {
            throw new StartupException($"{Section}:PasswordsAllowed is false. Set {Section}:Oidc:Authority first, or nobody can sign in.");
        }

        return new SignInSettings
        {
            Sessions = new SessionLimits(
                TimeSpan.FromHours(Number(section, "IdleHours", 10, 1, 24)),
                TimeSpan.FromDays(Number(section, "LongestDays", 7, 1, 30))
            ),
            SecondStep = new SecondStepPolicy(Requirement(section, environment)),
            Passwords = passwords,
            AttemptsPerAddress = Number(section, "AttemptsPerAddress", DefaultAttemptsPerAddress, 1, 100_000),
            Oidc = oidc,
        };
    }

    /// <summary>Values as an array of settings, or in one with commas.</summary>
    public static IReadOnlyList<string> List(IConfigurationSection section) =>
        [
            .. (section.Value?.Split([',', ';'], StringSplitOptions.None) ?? section.GetChildren().Select(c => c.Value ?? ""))
                .Select(v => v.Trim())
                .Where(v => v.Length > 0),
        ];

    private static SecondStepRequirement Requirement(IConfigurationSection section, IHostEnvironment environment) =>
        section["SecondStep"] switch
        {
            null or "" => environment.IsDevelopment() ? SecondStepRequirement.Optional : SecondStepRequirement.Administrators,
            var text when Enum.TryParse<SecondStepRequirement>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) => value,
            var text => throw new StartupException(
                $"{Section}:SecondStep is \"{text}\". Set it to {string.Join(", ", Enum.GetNames<SecondStepRequirement>())}."
            ),
        };

    private static int Number(IConfigurationSection section, string name, int usual, int least, int most) =>
        section[name] is null or "" ? usual
        : int.TryParse(section[name], out var number) && number >= least && number <= most ? number
        : throw new StartupException($"{Section}:{name} is \"{section[name]}\". Set it to a number from {least} to {most}.");
}

/// <summary>The organisation's own sign-in, by OpenID Connect.</summary>
/// <param name="Authority">The provider's address, as its discovery document calls it.</param>
/// <param name="ClientId">What the provider knows this service by.</param>
/// <param name="ClientSecret">What proves to the provider that it is this service.</param>
/// <param name="DisplayName">What people call it: it stands on the button.</param>
/// <param name="RoleClaim">The claim that holds roles or groups; none where roles are given here.</param>
/// <param name="Roles">Which of our roles each of its values gives.</param>
internal sealed record OidcSettings(
    Uri Authority,
    string ClientId,
    string? ClientSecret,
    string DisplayName,
    string? RoleClaim,
    IReadOnlyDictionary<string, string> Roles
)
{
    private const string Name = $"{SignInSettings.Section}:Oidc";

    /// <summary>The settings; none where no provider is set.</summary>
    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static OidcSettings? Read(IConfigurationSection section)
    {
        if (section["Authority"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !IsSafe(authority))
        {
            throw new StartupException($"{Name}:Authority is \"{text}\". Set it to an address that begins with https://.");
        }

        if (section["ClientId"] is not { Length: > 0 } clientId)
        {
            throw new StartupException(
                $"{Name}:Authority is set and {Name}:ClientId is not. Set it to what the provider calls this service."
            );
        }

        return new OidcSettings(
            authority,
            clientId,
            section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
            section["DisplayName"] is { Length: > 0 } name ? name : "your organisation’s account",
            section["RoleClaim"] is { Length: > 0 } claim ? claim : null,
            ReadRoles(section.GetSection("Roles"))
        );
    }

    // On the machine itself, for tests and trials, nobody listens in between.
    private static bool IsSafe(Uri authority) => authority.Scheme == "https" || (authority.Scheme == "http" && authority.IsLoopback);

    private static Dictionary<string, string> ReadRoles(IConfigurationSection section)
    {
        var roles = section.GetChildren().ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.Ordinal);
        return roles.Values.FirstOrDefault(r => !Application.People.Roles.All.Contains(r)) is { } unknown
            ? throw new StartupException(
                $"{section.Path} gives the role \"{unknown}\". Use {string.Join(", ", Application.People.Roles.All)}."
            )
            : roles;
    }
}
