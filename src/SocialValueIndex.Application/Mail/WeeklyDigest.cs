using System.Text;
using SocialValueIndex.Domain;

namespace SocialValueIndex.Application.Mail;

/// <summary>Something that a person is asked to do by a day.</summary>
/// <param name="What">What it is, for example "Area A Policy, assessment 2026/27".</param>
/// <param name="Due">The day.</param>
public sealed record DueItem(string What, DateOnly Due);

/// <summary>When digests are written, and what they say.</summary>
public static class WeeklyDigest
{
    /// <summary>How many days ahead a digest looks.</summary>
    public const int DaysAhead = 14;

    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>The latest Monday at seven in the morning in London, as UTC, up to that time (UTC).</summary>
    public static DateTime LatestMonday(DateTime now)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, LondonTime.Zone);
        var monday = DateOnly.FromDateTime(local).AddDays(-(((int)local.DayOfWeek + 6) % 7));
        var latest = monday.ToDateTime(Morning);
        return TimeZoneInfo.ConvertTimeToUtc(latest <= local ? latest : latest.AddDays(-7), LondonTime.Zone);
    }

    /// <summary>A day as e-mails say it, for example "7 December 2026".</summary>
    public static string Words(DateOnly day) => BritishDate.InWords(day);

    /// <summary>The digest; none when nothing is overdue or due soon.</summary>
    /// <param name="name">Who gets it.</param>
    /// <param name="items">What is theirs to do.</param>
    /// <param name="today">Today's date in London.</param>
    /// <param name="site">The address of the site; none leaves links out.</param>
    public static MailText? Write(string name, IEnumerable<DueItem> items, DateOnly today, Uri? site)
    {
        var due = items
            .Where(i => i.Due <= today.AddDays(DaysAhead))
            .OrderBy(i => i.Due)
            .ThenBy(i => i.What, StringComparer.Ordinal)
            .ToList();
        if (due.Count == 0)
        {
            return null;
        }

        var overdue = due.Where(i => i.Due < today).ToList();
        var body = new StringBuilder().Append("Dear ").Append(name).Append(",\n\n");
        Append(body, "Overdue", overdue, "it was due on");
        Append(body, "Due in the next two weeks", [.. due.Except(overdue)], "it is due on");
        if (site is not null)
        {
            body.Append("See all that is yours: ").Append(SiteLinks.To(site, SiteLinks.MyWork)).Append("\n\n");
            body.Append("Choose which emails you get: ").Append(SiteLinks.To(site, SiteLinks.EmailChoice)).Append('\n');
        }

        return new MailText("Your work on the Social Value Maturity Index this week", body.ToString());
    }

    private static void Append(StringBuilder body, string heading, IReadOnlyList<DueItem> items, string when)
    {
        if (items.Count > 0)
        {
            body.Append(heading).Append(":\n\n");
            foreach (var item in items)
            {
                body.Append("* ").Append(item.What).Append(": ").Append(when).Append(' ').Append(Words(item.Due)).Append('\n');
            }

            body.Append('\n');
        }
    }
}

/// <summary>The addresses that e-mails lead to.</summary>
public static class SiteLinks
{
    /// <summary>The page with a person's work.</summary>
    public const string MyWork = "/my-work";

    /// <summary>The page where a person chooses their e-mails.</summary>
    public const string EmailChoice = "/account/emails";

    /// <summary>The whole address of a page.</summary>
    /// <param name="site">The address of the site, which can have a path of its own.</param>
    /// <param name="path">The page, from its slash on.</param>
    public static string To(Uri site, string path) => $"{site.AbsoluteUri.TrimEnd('/')}{path}";
}
