// Until the renamed type is in main.
global using ChangeStamp = SocialValueIndex.Domain.Assessments.Deed;
