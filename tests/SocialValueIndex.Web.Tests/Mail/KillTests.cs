using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SocialValueIndex.Application.Data;
using SocialValueIndex.Application.Mail;
using SocialValueIndex.Application.People;
using SocialValueIndex.TestSupport;
using SocialValueIndex.Web.Tests.Support;

namespace SocialValueIndex.Web.Tests.Mail;

/// <summary>
/// Two instances of the application on one database send e-mails, each in a process of its own, and are killed 200 times in the middle of
/// sending. Run by hand, because it takes many minutes: <c>dotnet test --project tests/SocialValueIndex.Web.Tests -- --explicit only
/// --filter-class '*KillTests'</c>.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : WebTest
{
    private const int Kills = 200;

    private const int Emails = 900;

    // Where a sender is killed: before the server has the e-mail, and when it has it and the sender does not know.
    private static readonly string[] Moments = ["EHLO", "MAIL", "RCPT", "DATA", "."];

    [Fact(Explicit = true)]
    public async Task TwoInstances_KilledTwoHundredTimesWhileSending_SendEveryEmailAndNoneMoreThanTwice()
    {
        var ids = await WriteAsync();
        var watch = Stopwatch.StartNew();
        await using var first = new Instance(Database, seed: 1);
        await using var second = new Instance(Database, seed: 2);

        await Task.WhenAll(first.BeKilledAsync(Kills / 2, Token), second.BeKilledAsync(Kills / 2, Token));
        var duringKills = first.Taken.Concat(second.Taken).Distinct().Count();
        var killedAfter = watch.Elapsed;
        await Task.WhenAll(first.RunUntilAsync(AllSentAsync, Token), second.RunUntilAsync(AllSentAsync, Token));

        var copies = first.Taken.Concat(second.Taken).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        output.WriteLine(
            $"{Emails} emails, {first.Killed + second.Killed} kills in {killedAfter:mm\\:ss}, all sent after {watch.Elapsed:mm\\:ss}. "
                + $"Sent by the last kill: {duringKills}. "
                + $"Sent twice: {copies.Values.Count(c => c == 2)}, more often: {copies.Values.Count(c => c > 2)}. "
                + "Killed at "
                + string.Join(", ", first.Moments.Concat(second.Moments).GroupBy(m => m).Select(g => $"{g.Key} {g.Count()}"))
        );
        Assert.Equal(Kills, first.Killed + second.Killed);
        Assert.Equal(ids.Order(), copies.Keys.Order());
        Assert.All(copies.Values, c => Assert.InRange(c, 1, 2));
    }

    private async Task<List<string>> WriteAsync()
    {
        var person = await CreatePersonAsync(await CouncilAsync(), "Olwen Officer", Roles.Officer);
        await using var app = App.WithWebHostBuilder(b =>
            b.WithoutSender().ConfigureTestServices(s => s.AddSingleton<IMailer>(new FakeMailer()).AddSingleton(TimeProvider.System))
        );
        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        for (var i = 0; i < Emails; i++)
        {
            outbox.Add(person, new MailText(string.Create(CultureInfo.InvariantCulture, $"Number {i}"), "Text"));
        }

        var db = scope.ServiceProvider.GetRequiredService<SocialValueIndexDbContext>();
        await db.SaveChangesAsync(Token);
        return [.. db.Outbox.Select(m => m.Id).AsEnumerable().Select(id => id.ToString("N"))];
    }

    private Task<bool> AllSentAsync()
    {
        using var db = Database.CreateContext(KnownUser.Nobody);
        return Task.FromResult(!db.Outbox.Any(m => m.State != OutboxState.Sent));
    }

    /// <summary>An instance in a process of its own, with a mail server of its own, so that it is known whose e-mail it reads.</summary>
    private sealed class Instance : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly Random _random;
        private readonly LoopbackSmtp _server;
        private readonly ConcurrentQueue<string> _moments = new();
        private Process? _process;
        private TaskCompletionSource _dead = new();
        private string? _moment;
        private int _countdown;

        public Instance(TestDatabase database, int seed)
        {
            _database = database;
            _random = new Random(seed);
            _server = new LoopbackSmtp { BeforeAnswer = Meet };
        }

        public int Killed => _moments.Count;

        public IEnumerable<string> Moments => _moments;

        public IEnumerable<string> Taken => _server.Mails.Select(m => m.MessageId!.Split('@')[0]);

        /// <summary>Starts and is killed, so many times, after one to five e-mails each.</summary>
        public async Task BeKilledAsync(int times, CancellationToken token)
        {
            while (Killed < times)
            {
                _dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _countdown = _random.Next(1, 6);
                _moment = KillTests.Moments[_random.Next(KillTests.Moments.Length)];
                Start();
                await _dead.Task.WaitAsync(token);
                await _process!.WaitForExitAsync(token);
            }

            _moment = null;
        }

        /// <summary>Runs until everything is sent.</summary>
        public async Task RunUntilAsync(Func<Task<bool>> isDone, CancellationToken token)
        {
            Start();
            while (!await isDone())
            {
                await Task.Delay(TimeSpan.FromSeconds(1), token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_process is { HasExited: false })
            {
                _process.Kill();
            }

            _process?.Dispose();
            await _server.DisposeAsync();
        }

        private void Meet(string command)
        {
            if (_moment is { } moment && command.StartsWith(moment, StringComparison.Ordinal) && --_countdown == 0)
            {
                _process!.Kill();
                _moments.Enqueue(moment);
                _dead.TrySetResult();
            }
        }

        private void Start()
        {
            _process?.Dispose();
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SocialValueIndex.Web.dll")])
            {
                WorkingDirectory = AppContext.BaseDirectory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            (string Name, string Value)[] settings =
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
                ("ConnectionStrings__SocialValueIndex", _database.ConnectionString),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", _server.Port.ToString(CultureInfo.InvariantCulture)),
                ("Mail__From", "index@council.gov.uk"),
                ("Mail__Security", "None"),
                ("PublicUrl", WebApp.SecureAddress),
            ];
            foreach (var (name, value) in settings)
            {
                start.Environment[name] = value;
            }

            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, _) => { };
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
    }
}
