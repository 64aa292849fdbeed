using SocialValueIndex.Web.Features.Shared;

namespace SocialValueIndex.Web.Features.Answers;

/// <summary>Reads answers[A2].present and so on, by code.</summary>
internal sealed class AnswersBinder : KeyedFieldsBinder<AnswerInput>
{
    protected override AnswerInput Read(Func<string, string?> value) =>
        new()
        {
            Present = value("present"),
            Target = value("target"),
            Note = value("note"),
            Confirm = value("confirm"),
            BasedOn = value("basedOn"),
            Sent = value("sent"),
            Theirs = value("theirs"),
            Keep = value("keep"),
        };
}
