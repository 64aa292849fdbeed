namespace SocialValueIndex.Domain.IssuedPlans;

/// <summary>A row that is written once and never changed or deleted: the database context refuses it.</summary>
public interface IIssued;
