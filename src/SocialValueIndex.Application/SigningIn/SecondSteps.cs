using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>A person's second step.</summary>
/// <param name="HasAuthenticator">Whether an authenticator app is set up.</param>
/// <param name="Passkeys">Their passkeys, oldest first.</param>
/// <param name="CodesLeft">How many recovery codes are left.</param>
public sealed record SecondStepReading(bool HasAuthenticator, IReadOnlyList<PasskeyReading> Passkeys, int CodesLeft)
{
    /// <summary>Whether there is any.</summary>
    public bool IsSetUp => HasAuthenticator || Passkeys.Count > 0;
}

/// <summary>A passkey of a person.</summary>
/// <param name="Id">What it is known by, as text that an address can hold.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
public sealed record PasskeyReading(string Id, string Name, DateTime CreatedAt);

/// <summary>
/// Keeps what authenticator apps and recovery codes are checked against. The key of an app is encrypted, and of recovery codes only slow
/// hashes are kept. Nothing is stored until the caller saves.
/// </summary>
public sealed class SecondSteps(SocialValueIndexDbContext db, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How many recovery codes somebody gets.</summary>
    public const int CodeCount = 10;

    private const string Provider = "SocialValueIndex";
    private const string Key = "AuthenticatorKey";
    private const string Codes = "RecoveryCodes";
    private const int KeyBytes = 20;
    private const int CodeLength = 10;

    // A code has 50 random bits, so far fewer rounds than for a password make guessing hopeless.
    private const int CodeIterations = 20_000;

    // Without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly IDataProtector _protector = protection.CreateProtector("AuthenticatorKey");
    private readonly IDataProtector _setUp = protection.CreateProtector("AuthenticatorSetUp");

    /// <summary>What the person has.</summary>
    public async Task<SecondStepReading> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var tokens = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == personId && t.LoginProvider == Provider)
            .ToListAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == personId).ToListAsync(cancellationToken);
        return new SecondStepReading(
            tokens.Exists(t => t.Name == Key),
            [
                .. passkeys
                    .OrderBy(p => p.Data.CreatedAt)
                    .Select(p => new PasskeyReading(IdOf(p.CredentialId), p.Data.Name ?? "Passkey", p.Data.CreatedAt.UtcDateTime)),
            ],
            Math.Max(0, (tokens.Find(t => t.Name == Codes)?.Value?.Split(' ').Length ?? 1) - 1)
        );
    }

    /// <summary>What a passkey is known by, as text.</summary>
    public static string IdOf(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    /// <summary>A new key for an app, protected so that it can travel with the form that sets it up.</summary>
    public string Propose(Guid personId) =>
        _setUp.Protect($"{personId} {Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes))}");

    /// <summary>The key that was proposed to the person; none where it was not.</summary>
    public string? Proposed(Guid personId, string? proposal)
    {
        try
        {
            return _setUp.Unprotect(proposal ?? "").Split(' ') is [var id, var key] && id == personId.ToString() ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the code is the one that an app with the key shows now. No code lets the person in twice.</summary>
    public bool IsRight(Person person, string key, string? code)
    {
        var digits = Digits(code);
        if (
            digits.Length != 6
            || !new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(
                time.GetUtcNow().UtcDateTime,
                digits,
                out var step,
                new VerificationWindow(1, 1)
            )
            || step <= person.LastAuthenticatorStep
        )
        {
            return false;
        }

        person.LastAuthenticatorStep = step;
        return true;
    }

    /// <summary>The same for the app that is set up.</summary>
    public async Task<bool> IsRightAsync(Person person, string? code, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(person.Id, Key, cancellationToken) is { Value: { } value }
                && IsRight(person, _protector.Unprotect(value), code);
        }
        catch (CryptographicException)
        {
            // The key that encrypted it is lost. A recovery code or an administrator helps.
            return false;
        }
    }

    /// <summary>Sets an app up.</summary>
    public Task SetAuthenticatorAsync(Guid personId, string key, CancellationToken cancellationToken) =>
        SetAsync(personId, Key, _protector.Protect(key), cancellationToken);

    /// <summary>Removes the app.</summary>
    public async Task RemoveAuthenticatorAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, Key, cancellationToken) is { } token)
        {
            db.UserTokens.Remove(token);
        }
    }

    /// <summary>Makes new recovery codes; the old ones end.</summary>
    /// <returns>The codes. They are shown once.</returns>
    public async Task<IReadOnlyList<string>> MakeCodesAsync(Guid personId, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var codes = Enumerable.Range(0, CodeCount).Select(_ => RandomNumberGenerator.GetString(Alphabet, CodeLength)).ToList();
        await SetAsync(
            personId,
            Codes,
            string.Join(' ', codes.Select(c => Hash(c, salt)).Prepend(Convert.ToBase64String(salt))),
            cancellationToken
        );
        return codes.ConvertAll(c => $"{c[..(CodeLength / 2)]}-{c[(CodeLength / 2)..]}");
    }

    /// <summary>Uses a recovery code up, if it is one.</summary>
    public async Task<bool> RedeemAsync(Guid personId, string? code, CancellationToken cancellationToken)
    {
        var tidy = string.Concat((code ?? "").ToLowerInvariant().Where(char.IsLetterOrDigit));
        if (tidy.Length != CodeLength || await FindAsync(personId, Codes, cancellationToken) is not { Value: { } value } token)
        {
            return false;
        }

        var parts = value.Split(' ').ToList();
        var isRight = parts.Remove(Hash(tidy, Convert.FromBase64String(parts[0])));
        token.Value = string.Join(' ', parts);
        return isRight;
    }

    /// <summary>Takes everything away: the app, the codes and the passkeys.</summary>
    internal async Task RemoveAllAsync(Person person, CancellationToken cancellationToken)
    {
        var id = person.Id;
        db.UserTokens.RemoveRange(
            await db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == Provider).ToListAsync(cancellationToken)
        );
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(cancellationToken));
        person.TwoFactorEnabled = false;
    }

    private static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));

    private static string Hash(string code, byte[] salt) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), salt, CodeIterations, HashAlgorithmName.SHA512, 32));

    private Task<IdentityUserToken<Guid>?> FindAsync(Guid personId, string name, CancellationToken cancellationToken) =>
        db.UserTokens.SingleOrDefaultAsync(t => t.UserId == personId && t.LoginProvider == Provider && t.Name == name, cancellationToken);

    private async Task SetAsync(Guid personId, string name, string value, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, name, cancellationToken) is { } token)
        {
            token.Value = value;
            return;
        }

        db.UserTokens.Add(
            new IdentityUserToken<Guid>
            {
                UserId = personId,
                LoginProvider = Provider,
                Name = name,
                Value = value,
            }
        );
    }
}
