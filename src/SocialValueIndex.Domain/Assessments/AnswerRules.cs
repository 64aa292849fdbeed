using SocialValueIndex.Domain.QuestionSets;

namespace SocialValueIndex.Domain.Assessments;

/// <summary>What a question has to say about an answer to it. Questions themselves do not know what an answer is.</summary>
public static class AnswerRules
{
    extension(Question question)
    {
        /// <summary>The target that a choice for the whole area gives this question.</summary>
        /// <param name="current">The question's present answer and its target so far.</param>
        /// <param name="choice">The choice.</param>
        public MaturityLevel? TargetFor(AnswerValues current, TargetChoice choice)
        {
            if (choice.OnlyEmpty && current.Target is not null)
            {
                return current.Target;
            }

            if (choice is TargetChoice.UpTo(var highest))
            {
                var reachable = question.Options.LastOrDefault(o => o.Level <= highest)?.Level;
                return reachable is null || current.Present > reachable ? current.Present ?? current.Target : reachable;
            }

            if (current.Present is not { } present)
            {
                return current.Target;
            }

            return choice is TargetChoice.NextStep ? question.Options.FirstOrDefault(o => o.Level > present)?.Level ?? present : present;
        }

        /// <summary>
        /// Everything that is wrong with an answer to this question, in words for the person who gave it; empty when it can be kept.
        /// </summary>
        public IEnumerable<Fault> FaultsIn(AnswerValues answer)
        {
            if (answer.Present is { } present && question.OptionAt(present) is null)
            {
                yield return new(
                    question.FieldOf("present"),
                    $"{question.Code} has no answer at level {present}. Choose one of the answers shown"
                );
            }

            if (answer.Target is { } target && question.OptionAt(target) is null)
            {
                yield return new(
                    question.FieldOf("target"),
                    $"{question.Code} has no target at level {target}. Choose one of the answers shown"
                );
            }

            if (answer.Target < answer.Present)
            {
                yield return new(
                    question.FieldOf("target"),
                    $"The target for {question.Code} is below where you are now. Choose the same answer or a higher one"
                );
            }

            const int longest = AnswerValues.NoteMaxLength;
            if (answer.Note.Length > longest)
            {
                var message = FormattableString.Invariant(
                    $"has {answer.Note.Length:N0} characters. Shorten it to {longest:N0} characters or fewer"
                );
                yield return new(question.FieldOf("note"), $"The note for {question.Code} {message}");
            }
        }

        /// <summary>A part of this question's answer as forms name it: "answers[A2].target".</summary>
        /// <param name="part">The part: present, target or note.</param>
        public string FieldOf(string part) => $"answers[{question.Code}].{part}";

        /// <summary>
        /// The options between an answer's present and its target, whose actions the plan advises; none while either is missing.
        /// </summary>
        public IEnumerable<Option> StepsFor(AnswerValues answer) =>
            answer.IsComplete ? question.Options.Where(o => o.Level > answer.Present && o.Level <= answer.Target) : [];
    }
}
