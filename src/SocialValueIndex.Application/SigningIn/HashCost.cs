using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SocialValueIndex.Application.SigningIn;

/// <summary>What hashing a password costs.</summary>
public static class HashCost
{
    /// <summary>
    /// Rounds of PBKDF2 with HMAC-SHA-512, which is what Identity uses: as many as the OWASP Password Storage Cheat Sheet asks for (2025).
    /// </summary>
    public const int Iterations = 210_000;

    // Identity's format, version 3: a mark, the function, the rounds, the length of the salt.
    private const byte Mark = 1;
    private const int RoundsAt = 5;
    private const int HeaderLength = 13;

    /// <summary>Takes as long as the rounds that a hash of before lacks, so that the time does not tell that there is one.</summary>
    internal static void MakeUp(string hash, string password, int iterations)
    {
        if (iterations - IterationsOf(hash) is > 0 and var missing)
        {
            Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], missing, HashAlgorithmName.SHA512, 32);
        }
    }

    private static int IterationsOf(string hash)
    {
        var bytes = new byte[hash.Length];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length > HeaderLength && bytes[0] == Mark
            ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(RoundsAt))
            : int.MaxValue;
    }
}
