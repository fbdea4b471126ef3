using System.Text;
using IptActors.Domain.Phases;
using IptActors.Exports.Reports.Charts;

namespace IptActors.Exports.Reports;

/// <summary>
/// A course as a page to read and to print: one file without scripts, fonts or pictures from elsewhere. Pure and deterministic, so that a second
/// report of the same course is the same bytes. People of the inventory appear by their relation, not by name.
/// </summary>
public static class CourseReport
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    /// <summary>The page as UTF-8.</summary>
    /// <param name="export">A course that was opened.</param>
    public static byte[] Write(CourseExport export)
    {
        var title = $"Course {export.Course.Course}";
        var page = new Html().Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{title}</title>
            <style>{ReportStyle.Css}</style>
            </head>
            <body>
            <header>
            <p class="kind">Interpersonal Psychotherapy · record of a course</p>
            <h1>{title}</h1>
            <p class="sub">Clinic {export.Course.Clinic} · client {export.State.Referral!.ClientRef} · as of {export.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC, version {export.State.Version}</p>
            </header>
            {Summary(export)}
            {Section("Course over time", SessionsTimeline.Draw(export))}
            {Section("Scores", ScoreCharts.Draw(export))}
            {Section("Closeness circle", ClosenessCircles.Draw(export))}
            {ReportTables.Diagnoses(export)}
            {ReportTables.Sessions(export)}
            {ReportTables.Scores(export)}
            {ReportTables.Goals(export)}
            {ReportTables.Risk(export)}
            {ReportTables.Consents(export)}
            {ReportTables.Notes(export)}
            {ReportTables.Corrections(export)}
            {ReportTables.Findings(export)}
            {ReportTables.Access(export)}
            <footer>
            <p>Made from {export.Events.Count} recorded events. The last one has the hash <code>{export.Events[^1].Headers.Hash}</code>; anyone can check it against the record. Process notes are nobody's but their author's and are not part of this report.</p>
            </footer>
            </body>
            </html>
            """);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>A section; nothing when there is nothing to show.</summary>
    internal static Html? Section(string title, Html? content) => content is null ? null : new Html().Add($"""
        <section>
        <h2>{title}</h2>
        {content}
        </section>
        """);

    private static Html Summary(CourseExport export)
    {
        var state = export.State;
        var lifecycle = state.Lifecycle;
        var protocol = export.Catalog.Protocols.Find(state.Referral!.Protocol)?.Title ?? state.Referral.Protocol;
        var contract = state.Contracts.Acute;
        return new Html().Add($"""
            <dl class="facts">
            {Fact("Protocol", protocol)}
            {Fact("Phase", $"{lifecycle.Phase.ToString().ToLowerInvariant()}{(lifecycle.Suspended ? ", suspended" : "")}")}
            {Fact("Referred", $"{state.Referral.ReferredOn:yyyy-MM-dd}")}
            {Fact("Treatment since", lifecycle.TreatmentStartedOn is { } since ? $"{since:yyyy-MM-dd}" : null)}
            {Fact("Closed", lifecycle.Closure is { } closure ? $"{closure.ClosedOn:yyyy-MM-dd}, {Reason(export, closure)}" : null)}
            {Fact("Sessions", contract is null ? $"{state.Sessions.HeldCount} held" : $"{state.Sessions.HeldCount} held of {contract.Sessions} agreed")}
            {Fact("Therapist", state.CareTeam.Therapist)}
            {Fact("Supervisor", state.CareTeam.Supervisor)}
            {Fact("Focus", string.Join(", ", state.Focus.Active.Select(focus => export.Catalog.ProblemAreas.Find(focus.Area)?.Title ?? focus.Area)))}
            {Fact("Risk", state.Risks.Level)}
            </dl>
            """);
    }

    private static string Reason(CourseExport export, Closure closure) => export.Catalog.ClosureReasons.Find(closure.Reason)?.Title ?? closure.Reason;

    private static Html? Fact(string name, string? value) =>
        string.IsNullOrEmpty(value) ? null : new Html().Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
