using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialValueIndex.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OneHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AcceptedAt",
                table: "AspNetUsers",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PasswordMailAt",
                table: "AspNetUsers",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "History",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectType = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_History", x => x.Id);
                    table.ForeignKey(
                        name: "FK_History_AspNetUsers_By",
                        column: x => x.By,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_History_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_History_At",
                table: "History",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_History_By",
                table: "History",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_History_OrganisationId",
                table: "History",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_History_SubjectId_At",
                table: "History",
                columns: new[] { "SubjectId", "At" });

            CarryOver(migrationBuilder);

            migrationBuilder.DropTable(
                name: "AssessmentEvents");

            migrationBuilder.DropTable(
                name: "AuditEntries");
        }

        /// <inheritdoc />
        /// <exception cref="NotSupportedException">Always: the lines of one history do not say which of the two tables they would go
        /// to.</exception>
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("One history cannot be taken apart again. Restore a backup of before.");

        /// <summary>
        /// Carries over what was recorded before there was one history, in hand-written SQL: lines with their ids, times, people and texts;
        /// numbers of discarded drafts; and what was read from the history until now (who accepted, when the last password e-mail went
        /// out).
        /// </summary>
        private static void CarryOver(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                INSERT INTO [History] ([Id], [At], [By], [OrganisationId], [Kind], [SubjectType], [SubjectId], [SubjectName], [Details])
                SELECT e.[Id], e.[At], e.[By], a.[OrganisationId], e.[NewKind], N'Assessment', a.[Id], N'Assessment ' + a.[Period],
                    CASE e.[Kind]
                        WHEN N'PlanNoteChanged' THEN (
                            SELECT e.[NewKind] AS [type], c.[area], c.[from], c.[to]
                            FROM OPENJSON(e.[Changes]) WITH (
                                [area] nvarchar(200) '$.subject', [from] nvarchar(max) '$.from.note', [to] nvarchar(max) '$.to.note') AS c
                            FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                        WHEN N'Moved' THEN (
                            SELECT
                                e.[NewKind] AS [type], e.[FromVersion] AS [fromVersion], e.[ToVersion] AS [toVersion],
                                JSON_QUERY(e.[Answers]) AS [answers]
                            FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                        WHEN N'Completed' THEN (SELECT e.[NewKind] AS [type] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                        WHEN N'Reopened' THEN (SELECT e.[NewKind] AS [type] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                        ELSE (SELECT e.[NewKind] AS [type], JSON_QUERY(e.[Answers]) AS [answers] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                    END
                FROM (
                    SELECT e.*,
                    CASE e.[Kind]
                        WHEN N'Created' THEN N'AssessmentStarted'
                        WHEN N'Imported' THEN N'AssessmentImported'
                        WHEN N'Answered' THEN N'AnswersChanged'
                        WHEN N'Moved' THEN N'AssessmentUpgraded'
                        WHEN N'Completed' THEN N'AssessmentCompleted'
                        WHEN N'Reopened' THEN N'AssessmentReopened'
                        ELSE e.[Kind]
                    END AS [NewKind],
                    COALESCE((
                        SELECT
                            JSON_VALUE(c.[value], '$.subject') AS [subject],
                            JSON_QUERY(JSON_MODIFY(
                                JSON_MODIFY(JSON_QUERY(c.[value], '$.from'), '$.isComplete', NULL), '$.fingerprint', NULL)) AS [from],
                            JSON_QUERY(JSON_MODIFY(
                                JSON_MODIFY(JSON_QUERY(c.[value], '$.to'), '$.isComplete', NULL), '$.fingerprint', NULL)) AS [to]
                        FROM OPENJSON(e.[Changes]) AS c
                        ORDER BY CAST(c.[key] AS int)
                        FOR JSON PATH
                    ), N'[]') AS [Answers]
                    FROM [AssessmentEvents] AS e
                ) AS e
                INNER JOIN [Assessments] AS a ON a.[Id] = e.[AssessmentId];
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO [History] ([Id], [At], [By], [OrganisationId], [Kind], [SubjectType], [SubjectId], [SubjectName], [Details])
                SELECT e.[Id], e.[At], e.[By], e.[OrganisationId], e.[Kind],
                    CASE
                        WHEN e.[Kind] LIKE N'Organisation%' THEN N'Organisation'
                        WHEN e.[Kind] LIKE N'QuestionSet%' THEN N'QuestionSet'
                        ELSE N'Person'
                    END,
                    e.[SubjectId], e.[Subject],
                    (SELECT N'CarriedOver' AS [type], e.[From] AS [from], e.[To] AS [to] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
                FROM [AuditEntries] AS e;
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO [QuestionSets] (
                    [Id], [Version], [State], [Title], [PlanFootnote], [Areas], [ChangedAt], [ChangedBy], [PublishNote], [Revision])
                SELECT e.[SubjectId], CAST(SUBSTRING(e.[Subject], 9, 10) AS int), N'Discarded', N'', N'', N'[]', e.[At], e.[By], N'', 0
                FROM [AuditEntries] AS e
                WHERE e.[Kind] = N'QuestionSetDiscarded'
                    AND NOT EXISTS (
                        SELECT 1 FROM [QuestionSets] AS q
                        WHERE q.[Id] = e.[SubjectId] OR q.[Version] = CAST(SUBSTRING(e.[Subject], 9, 10) AS int));
                """);
            migrationBuilder.Sql(
                """
                UPDATE p
                SET p.[AcceptedAt] = COALESCE(
                    (SELECT MIN(e.[At]) FROM [AuditEntries] AS e WHERE e.[SubjectId] = p.[Id] AND e.[Kind] = N'PasswordSet'),
                    SYSUTCDATETIME())
                FROM [AspNetUsers] AS p
                WHERE p.[PasswordHash] IS NOT NULL;
                """);
            migrationBuilder.Sql(
                """
                UPDATE p
                SET p.[PasswordMailAt] = (
                    SELECT MAX(e.[At]) FROM [AuditEntries] AS e
                    WHERE e.[SubjectId] = p.[Id] AND e.[Kind] = N'PasswordLinkMade' AND e.[To] = N'Forgotten password')
                FROM [AspNetUsers] AS p;
                """);
        }
    }
}
