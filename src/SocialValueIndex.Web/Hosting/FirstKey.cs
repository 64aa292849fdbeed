using System.Data;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialValueIndex.Application.Data;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Makes the first key that protects cookies and forms. Data protection would make it by itself, but two instances that start at the same
/// moment would each make one, and neither would read what the other protects.
/// </summary>
internal sealed class FirstKey(SocialValueIndexDbContext db, IOptions<KeyManagementOptions> options, IActivator activator)
{
    /// <summary>Does nothing if there is a key, also when another instance makes it at the same moment.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (await db.DataProtectionKeys.AnyAsync(cancellationToken))
        {
            return;
        }

        // Serializable: SQLite lets one writer in at a time, and SQL Server ends the second of two that saw no key, which then begins
        // again.
        await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                if (!await db.DataProtectionKeys.AnyAsync(cancellationToken))
                {
                    db.DataProtectionKeys.Add(Create());
                    await db.SaveChangesAsync(cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
            });
    }

    private DataProtectionKey Create()
    {
        var created = new Created();
        var configured = options.Value;
        var manager = new XmlKeyManager(
            Options.Create(
                new KeyManagementOptions
                {
                    AuthenticatedEncryptorConfiguration = configured.AuthenticatedEncryptorConfiguration,
                    XmlEncryptor = configured.XmlEncryptor,
                    XmlRepository = created,
                }
            ),
            activator
        );

        // Data protection asks the machine's clock whether a key holds, and so does whoever makes one for it.
        var now = TimeProvider.System.GetUtcNow();
        manager.CreateNewKey(now, now + configured.NewKeyLifetime);
        return created.Key!;
    }

    /// <summary>Takes the key instead of storing it, so that it is stored in the transaction that looked whether there is one.</summary>
    private sealed class Created : IXmlRepository
    {
        public DataProtectionKey? Key { get; private set; }

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) =>
            Key = new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) };
    }
}
