using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialValueIndex.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CarriedAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CompletedBy",
                table: "Assessments",
                type: "TEXT",
                nullable: true);

            FillCompletedBy(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_CompletedBy",
                table: "Assessments",
                column: "CompletedBy");

            migrationBuilder.AddForeignKey(
                name: "FK_Assessments_AspNetUsers_CompletedBy",
                table: "Assessments",
                column: "CompletedBy",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Assessments_AspNetUsers_CompletedBy",
                table: "Assessments");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_CompletedBy",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "CompletedBy",
                table: "Assessments");
        }

        /// <summary>Who completed what is completed by now, from the history, in hand-written SQL.</summary>
        private static void FillCompletedBy(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                UPDATE "Assessments" SET "CompletedBy" = (
                    SELECT h."By" FROM "History" h
                    WHERE h."SubjectId" = "Assessments"."Id" AND h."Kind" = 'AssessmentCompleted'
                    ORDER BY h."At" DESC LIMIT 1)
                WHERE "State" = 'Completed'
                """);
    }
}
