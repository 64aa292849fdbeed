namespace SocialValueIndex.Web;

/// <summary>The names of the addresses, so that nothing spells an address twice.</summary>
internal static class Routes
{
    public const string Start = nameof(Start);
    public const string Method = nameof(Method);
    public const string Accessibility = nameof(Accessibility);
    public const string Privacy = nameof(Privacy);
    public const string Cookies = nameof(Cookies);
    public const string SignIn = nameof(SignIn);
    public const string SignOut = nameof(SignOut);
    public const string ChangePassword = nameof(ChangePassword);
    public const string Assessments = nameof(Assessments);
    public const string NewAssessment = nameof(NewAssessment);
    public const string ImportAssessment = nameof(ImportAssessment);
    public const string TaskList = nameof(TaskList);
    public const string Area = nameof(Area);
    public const string Check = nameof(Check);
    public const string Reopen = nameof(Reopen);
    public const string Results = nameof(Results);
    public const string Plan = nameof(Plan);
    public const string PlanPdf = nameof(PlanPdf);
    public const string PlanJson = nameof(PlanJson);
    public const string AnswersJson = nameof(AnswersJson);
    public const string Administration = nameof(Administration);
    public const string MoveAssessment = nameof(MoveAssessment);
    public const string QuestionSets = nameof(QuestionSets);
    public const string QuestionSet = nameof(QuestionSet);
    public const string DraftFrom = nameof(DraftFrom);
    public const string DiscardDraft = nameof(DiscardDraft);
    public const string QuestionSetWords = nameof(QuestionSetWords);
    public const string AddArea = nameof(AddArea);
    public const string DraftArea = nameof(DraftArea);
    public const string ShiftArea = nameof(ShiftArea);
    public const string RemoveArea = nameof(RemoveArea);
    public const string AddQuestion = nameof(AddQuestion);
    public const string DraftQuestion = nameof(DraftQuestion);
    public const string ShiftQuestion = nameof(ShiftQuestion);
    public const string RemoveQuestion = nameof(RemoveQuestion);
    public const string Preview = nameof(Preview);
    public const string Difference = nameof(Difference);
    public const string Impact = nameof(Impact);
    public const string Publish = nameof(Publish);
    public const string ExportJson = nameof(ExportJson);
    public const string ExportWorkbook = nameof(ExportWorkbook);
    public const string ImportQuestionSet = nameof(ImportQuestionSet);
}
