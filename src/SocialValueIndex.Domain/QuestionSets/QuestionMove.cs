namespace SocialValueIndex.Domain.QuestionSets;

/// <summary>Moves a question from one area to another. Moved back, it stands where it stood, so that nothing is changed.</summary>
internal static class QuestionMove
{
    public static Area[] Between(IReadOnlyList<Area> areas, Area from, Area to, Question before, Question after)
    {
        var isBack = before.Home?.Area == to.Code;
        var moved = after with { Home = isBack ? null : before.Home ?? PlaceOf(from, before) };
        var place = isBack ? PlaceIn(to, before.Home!) : to.Questions.Count;
        return
        [
            .. areas.Select(a =>
                a == from ? a with { Questions = [.. a.Questions.Where(q => q != before)] }
                : a == to ? a with { Questions = [.. a.Questions.Take(place), moved, .. a.Questions.Skip(place)] }
                : a
            ),
        ];
    }

    private static QuestionPlace PlaceOf(Area area, Question question)
    {
        var index = area.Questions.ToList().IndexOf(question);
        return new(area.Code, area.Questions.ElementAtOrDefault(index - 1)?.Code, area.Questions.ElementAtOrDefault(index + 1)?.Code);
    }

    private static int PlaceIn(Area area, QuestionPlace home)
    {
        var codes = area.Questions.Select(q => q.Code).ToList();
        return home.After is null ? 0
            : codes.IndexOf(home.After) is var after and >= 0 ? after + 1
            : home.Before is not null && codes.IndexOf(home.Before) is var next and >= 0 ? next
            : codes.Count;
    }
}
