using Microsoft.Win32.SafeHandles;

namespace SocialValueIndex.Web.Hosting;

/// <summary>
/// Knows whether the SQLite file is still the one that the service opened. Open connections go on working on a file that was moved or
/// replaced, and what they store is lost. The handle stays open as long as the service runs, because closing it would end SQLite's locks on
/// the file.
/// </summary>
internal sealed class DatabaseFile(DatabaseLocation location) : IDisposable
{
    private SafeFileHandle? _handle;
    private string? _opened;

    /// <summary>
    /// Remembers the file. Only Linux tells where an open file is; elsewhere an open file cannot be replaced, or nobody looks.
    /// </summary>
    public void Remember()
    {
        if (location.File is { } file && OperatingSystem.IsLinux())
        {
            _handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _opened = Target();
        }
    }

    /// <summary>What happened to the file, if anything.</summary>
    /// <param name="opened">What is opened now; of any other file than the service's own nothing is known.</param>
    public string? Fault(string opened) =>
        location.File is not { } file || opened != file ? null
        : !File.Exists(file) ? "The database file is not there any more. Put it back."
        : Target() != _opened ? "The database file was replaced while the service runs. Restart the service."
        : null;

    public void Dispose() => _handle?.Dispose();

    // The name of the open file, with " (deleted)" behind it when it has none any more.
    private string? Target() =>
        _handle is null
            ? null
            : File.ResolveLinkTarget($"/proc/self/fd/{_handle.DangerousGetHandle()}", returnFinalTarget: false)?.FullName;
}
