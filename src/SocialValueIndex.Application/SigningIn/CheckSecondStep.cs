using Microsoft.EntityFrameworkCore;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.People;
using SocialValueIndex.Domain;
using SocialValueIndex.Domain.History;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>How a second step ended.</summary>
/// <param name="Person">Who it is; none where the code is wrong.</param>
/// <param name="Wait">How long there is no attempt; none where it was looked at.</param>
public sealed record CheckedSecondStep(Person? Person, TimeSpan? Wait = null);

/// <summary>Looks at the code that somebody enters after the right password. Wrong ones count as wrong passwords do.</summary>
public sealed class CheckSecondStep(SocialValueIndexDbContext db, SecondSteps steps, AttemptLimits limits, TimeProvider time)
{
    /// <summary>Looks at it. What it changes about the person is stored here.</summary>
    /// <param name="personId">Who entered the right password.</param>
    /// <param name="method">The code of an authenticator app, or a recovery code.</param>
    /// <param name="code">The code.</param>
    /// <param name="device">What the device is called, where it is known.</param>
    /// <param name="address">The network address that they come from.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<CheckedSecondStep> RunAsync(
        Guid personId,
        SignInMethod method,
        string? code,
        Guid? device,
        string address,
        CancellationToken cancellationToken
    )
    {
        var key = device is null
            ? new AttemptKey(AttemptScope.SecondStep, personId.ToString())
            : new AttemptKey(AttemptScope.SecondStepOnDevice, device.ToString()!);
        var counted = await limits.BeginAsync(key, personId, cancellationToken);
        if (counted.Wait is { } wait)
        {
            return new CheckedSecondStep(null, wait);
        }

        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        var isRight =
            method == SignInMethod.RecoveryCode
                ? await steps.RedeemAsync(personId, code, cancellationToken)
                : await steps.IsRightAsync(person, code, cancellationToken);
        var stamp = new ChangeStamp(Guid.Empty, time.GetUtcNow().UtcDateTime);
        if (!isRight)
        {
            person.Record(new SignInFailed(method, address), stamp);
            if (counted.MinutesAfterwards > 0)
            {
                person.Record(new PersonLockedOut(counted.MinutesAfterwards, counted.Number), stamp);
            }
        }

        return await SaveAsync(person, isRight, key, cancellationToken);
    }

    private async Task<CheckedSecondStep> SaveAsync(Person person, bool isRight, AttemptKey key, CancellationToken cancellationToken)
    {
        try
        {
            if (isRight)
            {
                // Of two with the same code at the same moment, one finds that the person was changed.
                person.ConcurrencyStamp = Person.NewStamp(time.GetUtcNow());
            }

            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new CheckedSecondStep(null);
        }

        if (!isRight)
        {
            return new CheckedSecondStep(null);
        }

        await limits.ForgetAsync(key, cancellationToken);
        return new CheckedSecondStep(person);
    }
}
