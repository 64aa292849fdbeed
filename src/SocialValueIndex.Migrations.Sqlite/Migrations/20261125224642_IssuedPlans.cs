using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialValueIndex.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IssuedPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "NeedsSignOff",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ApprovedBy",
                table: "Assessments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OpenedAgain",
                table: "Assessments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IssuedPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsMadeAtUpgrade = table.Column<bool>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    QuestionSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionSetVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    OrganisationName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PresentLevel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TargetLevel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    PlanNotes = table.Column<string>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    Register = table.Column<string>(type: "TEXT", nullable: false),
                    Names = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssuedPlans_AspNetUsers_ApprovedBy",
                        column: x => x.ApprovedBy,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPlans_AspNetUsers_CompletedBy",
                        column: x => x.CompletedBy,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPlans_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPlans_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPlans_QuestionSets_QuestionSetId",
                        column: x => x.QuestionSetId,
                        principalTable: "QuestionSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedPlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sponsor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Minutes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_AspNetUsers_RecordedBy",
                        column: x => x.RecordedBy,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_IssuedPlans_IssuedPlanId",
                        column: x => x.IssuedPlanId,
                        principalTable: "IssuedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedLevels",
                columns: table => new
                {
                    IssuedPlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    AreaName = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Present = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedLevels", x => new { x.IssuedPlanId, x.AreaCode });
                    table.ForeignKey(
                        name: "FK_IssuedLevels_IssuedPlans_IssuedPlanId",
                        column: x => x.IssuedPlanId,
                        principalTable: "IssuedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedLevels_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedPdfs",
                columns: table => new
                {
                    IssuedPlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedPdfs", x => x.IssuedPlanId);
                    table.ForeignKey(
                        name: "FK_IssuedPdfs_IssuedPlans_IssuedPlanId",
                        column: x => x.IssuedPlanId,
                        principalTable: "IssuedPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedPdfs_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AspNetRoles",
                columns: new[] { "Id", "ConcurrencyStamp", "Name", "NormalizedName" },
                values: new object[] { new Guid("01938f2a-0000-7000-8000-000000000004"), "01938f2a-0000-7000-8000-000000000004", "Approver", "APPROVER" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_ApprovedBy",
                table: "Assessments",
                column: "ApprovedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_IssuedPlanId",
                table: "Decisions",
                column: "IssuedPlanId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OrganisationId",
                table: "Decisions",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_RecordedBy",
                table: "Decisions",
                column: "RecordedBy");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLevels_OrganisationId",
                table: "IssuedLevels",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPdfs_OrganisationId",
                table: "IssuedPdfs",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPlans_ApprovedBy",
                table: "IssuedPlans",
                column: "ApprovedBy");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPlans_AssessmentId_Number",
                table: "IssuedPlans",
                columns: new[] { "AssessmentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPlans_CompletedBy",
                table: "IssuedPlans",
                column: "CompletedBy");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPlans_OrganisationId",
                table: "IssuedPlans",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedPlans_QuestionSetId",
                table: "IssuedPlans",
                column: "QuestionSetId");

            migrationBuilder.AddForeignKey(
                name: "FK_Assessments_AspNetUsers_ApprovedBy",
                table: "Assessments",
                column: "ApprovedBy",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Assessments_AspNetUsers_ApprovedBy",
                table: "Assessments");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "IssuedLevels");

            migrationBuilder.DropTable(
                name: "IssuedPdfs");

            migrationBuilder.DropTable(
                name: "IssuedPlans");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_ApprovedBy",
                table: "Assessments");

            migrationBuilder.DeleteData(
                table: "AspNetRoles",
                keyColumn: "Id",
                keyValue: new Guid("01938f2a-0000-7000-8000-000000000004"));

            migrationBuilder.DropColumn(
                name: "NeedsSignOff",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "OpenedAgain",
                table: "Assessments");
        }
    }
}
