using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialValueIndex.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PasswordMailAt",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "History",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false)
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
                INSERT INTO "History" ("Id", "At", "By", "OrganisationId", "Kind", "SubjectType", "SubjectId", "SubjectName", "Details")
                SELECT e."Id", e."At", e."By", a."OrganisationId", e."NewKind", 'Assessment', a."Id", 'Assessment ' || a."Period",
                    CASE e."Kind"
                        WHEN 'PlanNoteChanged' THEN json_object(
                            'type', e."NewKind",
                            'area', json_extract(e."Changes", '$[0].subject'),
                            'from', json_extract(e."Changes", '$[0].from.note'),
                            'to', json_extract(e."Changes", '$[0].to.note'))
                        WHEN 'Moved' THEN json_object(
                            'type', e."NewKind", 'fromVersion', e."FromVersion", 'toVersion', e."ToVersion", 'answers', json(e."Answers"))
                        WHEN 'Completed' THEN json_object('type', e."NewKind")
                        WHEN 'Reopened' THEN json_object('type', e."NewKind")
                        ELSE json_object('type', e."NewKind", 'answers', json(e."Answers"))
                    END
                FROM (
                    SELECT e.*,
                    CASE e."Kind"
                        WHEN 'Created' THEN 'AssessmentStarted'
                        WHEN 'Imported' THEN 'AssessmentImported'
                        WHEN 'Answered' THEN 'AnswersChanged'
                        WHEN 'Moved' THEN 'AssessmentUpgraded'
                        WHEN 'Completed' THEN 'AssessmentCompleted'
                        WHEN 'Reopened' THEN 'AssessmentReopened'
                        ELSE e."Kind"
                    END AS "NewKind",
                    (
                        SELECT json_group_array(json_object(
                            'subject', json_extract(c.value, '$.subject'),
                            'from', json_remove(json_extract(c.value, '$.from'), '$.isComplete', '$.fingerprint'),
                            'to', json_remove(json_extract(c.value, '$.to'), '$.isComplete', '$.fingerprint')))
                        FROM json_each(e."Changes") AS c
                    ) AS "Answers"
                    FROM "AssessmentEvents" AS e
                ) AS e
                JOIN "Assessments" AS a ON a."Id" = e."AssessmentId";
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "History" ("Id", "At", "By", "OrganisationId", "Kind", "SubjectType", "SubjectId", "SubjectName", "Details")
                SELECT e."Id", e."At", e."By", e."OrganisationId", e."Kind",
                    CASE
                        WHEN e."Kind" LIKE 'Organisation%' THEN 'Organisation'
                        WHEN e."Kind" LIKE 'QuestionSet%' THEN 'QuestionSet'
                        ELSE 'Person'
                    END,
                    e."SubjectId", e."Subject", json_object('type', 'CarriedOver', 'from', e."From", 'to', e."To")
                FROM "AuditEntries" AS e;
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "QuestionSets" (
                    "Id", "Version", "State", "Title", "PlanFootnote", "Areas", "ChangedAt", "ChangedBy", "PublishNote", "Revision")
                SELECT e."SubjectId", CAST(substr(e."Subject", 9) AS INTEGER), 'Discarded', '', '', '[]', e."At", e."By", '', 0
                FROM "AuditEntries" AS e
                WHERE e."Kind" = 'QuestionSetDiscarded'
                    AND NOT EXISTS (
                        SELECT 1 FROM "QuestionSets" AS q
                        WHERE q."Id" = e."SubjectId" OR q."Version" = CAST(substr(e."Subject", 9) AS INTEGER));
                """);
            migrationBuilder.Sql(
                """
                UPDATE "AspNetUsers"
                SET "AcceptedAt" = COALESCE(
                    (SELECT MIN(e."At") FROM "AuditEntries" AS e WHERE e."SubjectId" = "AspNetUsers"."Id" AND e."Kind" = 'PasswordSet'),
                    strftime('%Y-%m-%d %H:%M:%f', 'now'))
                WHERE "PasswordHash" IS NOT NULL;
                """);
            migrationBuilder.Sql(
                """
                UPDATE "AspNetUsers"
                SET "PasswordMailAt" = (
                    SELECT MAX(e."At") FROM "AuditEntries" AS e
                    WHERE e."SubjectId" = "AspNetUsers"."Id" AND e."Kind" = 'PasswordLinkMade' AND e."To" = 'Forgotten password');
                """);
        }
    }
}
