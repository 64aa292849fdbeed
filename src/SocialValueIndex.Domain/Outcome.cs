namespace SocialValueIndex.Domain;

/// <summary>How something ended that a person asked for: it is done, or it is refused and nothing was changed.</summary>
public class Outcome
{
    private protected Outcome(Refusal? refusal) => Refusal = refusal;

    /// <summary>Done, with nothing to return.</summary>
    public static Outcome Done { get; } = new(null);

    /// <summary>Why it was not done; none where it was.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>What is wrong, by field; empty where it was done.</summary>
    public IReadOnlyList<Fault> Faults => Refusal?.Faults ?? [];

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome(Refusal refusal) => new(refusal ?? throw new ArgumentNullException(nameof(refusal)));

    /// <summary>For what only a bug can refuse: content of ours, for example.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public void EnsureDone()
    {
        if (Refusal is not null)
        {
            throw new InvalidOperationException(
                $"This was refused ({Refusal.GetType().Name}): {string.Join("; ", Faults.Select(f => f.Message))}"
            );
        }
    }

    /// <summary>Done, unless there are faults.</summary>
    public static Outcome Unless(IReadOnlyList<Fault> faults) => faults.Count == 0 ? Done : new Refusal.Invalid(faults);
}

/// <summary>How something ended that gives a value when it is done.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed class Outcome<T> : Outcome
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
        : base(refusal) => _value = value;

    /// <summary>What it gave.</summary>
    /// <exception cref="InvalidOperationException">
    /// It was refused, so there is nothing. Look at <see cref="Outcome.IsDone"/> first.
    /// </exception>
    public T Value
    {
        get
        {
            EnsureDone();
            return _value!;
        }
    }

    /// <summary>A value is an outcome: it is done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) =>
        new(default, refusal ?? throw new ArgumentNullException(nameof(refusal)));
}
