namespace SocialValueIndex.Application.SigningIn;

/// <summary>
/// Lets only so many passwords be hashed at a time that the other requests keep a processor. A hash takes a tenth of a second and more on
/// purpose, so whoever guesses over many connections would otherwise take all of them. Known devices do not wait behind unknown ones.
/// </summary>
public sealed class HashingGate : IDisposable
{
    private const int MaxWaitingNewDevices = 64;

    private static readonly int Places = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly SemaphoreSlim _places = new(Places);
    private readonly SemaphoreSlim _newDevices = new(Places);
    private int _waitingNewDevices;

    /// <summary>
    /// How long somebody waits who is refused without a hash. Refusing costs little, so whoever guesses over many connections would
    /// otherwise take the machine with nothing but refusals.
    /// </summary>
    public TimeSpan HoldsBackFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Waits for a place.</summary>
    /// <param name="isKnown">Whether somebody signed in from the device before, or is signed in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The place, to be given back; none where too many wait already.</returns>
    public async Task<IDisposable?> EnterAsync(bool isKnown, CancellationToken cancellationToken)
    {
        if (isKnown)
        {
            await _places.WaitAsync(cancellationToken);
            return new Place(_places, null);
        }

        try
        {
            if (Interlocked.Increment(ref _waitingNewDevices) > MaxWaitingNewDevices)
            {
                return null;
            }

            await _newDevices.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingNewDevices);
        }

        return await EnterAsNewDeviceAsync(cancellationToken);
    }

    /// <summary>Lets somebody wait who is refused without a hash.</summary>
    public Task HoldBackAsync(TimeProvider time, CancellationToken cancellationToken) => Task.Delay(HoldsBackFor, time, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _places.Dispose();
        _newDevices.Dispose();
    }

    private async Task<IDisposable> EnterAsNewDeviceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _places.WaitAsync(cancellationToken);
            return new Place(_places, _newDevices);
        }
        catch (OperationCanceledException)
        {
            _newDevices.Release();
            throw;
        }
    }

    private sealed class Place(SemaphoreSlim places, SemaphoreSlim? newDevices) : IDisposable
    {
        public void Dispose()
        {
            places.Release();
            newDevices?.Release();
        }
    }
}
