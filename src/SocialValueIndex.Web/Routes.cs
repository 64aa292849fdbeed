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
    public const string SetPassword = nameof(SetPassword);
    public const string ForgottenPassword = nameof(ForgottenPassword);
    public const string ForgottenPasswordSent = nameof(ForgottenPasswordSent);
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
    public const string Organisations = nameof(Organisations);
    public const string NewOrganisation = nameof(NewOrganisation);
    public const string Organisation = nameof(Organisation);
    public const string CloseOrganisation = nameof(CloseOrganisation);
    public const string ReopenOrganisation = nameof(ReopenOrganisation);
    public const string People = nameof(People);
    public const string InvitePerson = nameof(InvitePerson);
    public const string Person = nameof(Person);
    public const string ChangePerson = nameof(ChangePerson);
    public const string SendPasswordLink = nameof(SendPasswordLink);
    public const string DeactivatePerson = nameof(DeactivatePerson);
    public const string ReactivatePerson = nameof(ReactivatePerson);
    public const string UnlockPerson = nameof(UnlockPerson);
    public const string Audit = nameof(Audit);
    public const string AuditCsv = nameof(AuditCsv);
}
