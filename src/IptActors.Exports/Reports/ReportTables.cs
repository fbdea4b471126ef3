using System.Globalization;
using IptActors.Domain.Care;
using IptActors.Domain.Corrections;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Sessions;

namespace IptActors.Exports.Reports;

/// <summary>The tables of the report. Each is nothing where there is nothing to list.</summary>
internal static class ReportTables
{
    public static Html? Diagnoses(CourseExport export) => Table(
        "Diagnoses and problem areas",
        ["What", "Code", "Status", "Since"],
        [
            .. export.State.Assessment.Diagnoses.Select(diagnosis => Row($"<td>Diagnosis ({diagnosis.Kind})</td><td>{diagnosis.System} {diagnosis.Code}</td><td>{diagnosis.Verification}</td><td></td>")),
            .. export.State.Focus.Areas.Select(focus => Row($"<td>Problem area</td><td>{export.Catalog.ProblemAreas.Find(focus.Area)?.Title ?? focus.Area}</td><td>{(focus.Active ? "worked on" : "ended")}</td><td class=\"d\">{focus.ChosenOn:yyyy-MM-dd}</td>")),
        ]);

    public static Html? Sessions(CourseExport export) => Table(
        "Appointments",
        ["#", "Session", "When (UTC)", "Minutes", "Status", "Techniques"],
        export.State.Sessions.Appointments.Select(appointment => Row($"""
            <td class="n">{appointment.Session}</td><td class="n">{appointment.Number}</td><td class="d">{appointment.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm}</td><td class="n">{appointment.Minutes}</td>
            <td{Flag(appointment.DidNotAttend)}>{Status(export, appointment)}</td><td>{string.Join(", ", appointment.Techniques.Select(use => export.Catalog.Techniques.Find(use.Technique)?.Title ?? use.Technique).Distinct())}</td>
            """)));

    public static Html? Scores(CourseExport export)
    {
        var points = OutcomeTrajectory.Of(export.State, export.Catalog).SelectMany(trajectory => trajectory.Points).ToDictionary(point => point.Entry.Administration);
        return Table(
            "Measures",
            ["When", "Measure", "Total", "Band", "Change since the first", "Remarks"],
            export.State.Measures.Administrations.Select(given => Row($"""
                <td class="d">{given.CompletedAt.UtcDateTime:yyyy-MM-dd}</td><td{(given.Retracted ? Struck : null)}>{export.Catalog.Measures.Find(given.Measure)?.Title ?? given.Measure}</td>
                <td class="n">{Total(given)}</td><td>{BandTitle(export, given)}</td><td>{Change(given, points.GetValueOrDefault(given.Ordinal))}</td>
                <td>{string.Join(", ", Remarks(given))}</td>
                """)));
    }

    public static Html? Goals(CourseExport export) => Table(
        "Goals",
        ["Goal", "First", "Now", "Target", "Status"],
        export.State.Goals.Goals.Select(goal => Row(
            $"<td>{goal.Text.Value}</td><td class=\"n\">{goal.Baseline}</td><td class=\"n\">{goal.Value}</td><td class=\"n\">{goal.Target}</td><td>{goal.Status}{(goal.Achievement is { } achieved ? $", {achieved}" : "")}</td>")));

    public static Html? Risk(CourseExport export) => Table(
        "Risk reviews",
        ["#", "Opened", "Due", "Urgent", "Answer"],
        export.State.Risks.Reviews.Select(review => Row(
            $"<td class=\"n\">{review.Ordinal}</td><td class=\"d\">{review.OpenedOn:yyyy-MM-dd}</td><td class=\"d\">{review.DueOn:yyyy-MM-dd}</td><td>{(review.Escalate ? "same day" : "")}</td><td{Flag(review.IsOpen)}>{review.Outcome?.Replace('_', ' ') ?? "waits for a clinician"}</td>")));

    public static Html? Consents(CourseExport export) => Table(
        "Consent",
        ["For", "Decision", "By", "On", "Until"],
        export.State.Consents.Consents.Select(consent => Row(
            $"<td>{export.Catalog.Codes("consent_scope").Find(consent.Scope)?.Title ?? consent.Scope}</td><td>{consent.Status}</td><td>{consent.GivenBy.Replace('_', ' ')}</td><td class=\"d\">{consent.On:yyyy-MM-dd}</td><td class=\"d\">{consent.ExpiresOn:yyyy-MM-dd}</td>")));

    public static Html? Notes(CourseExport export)
    {
        var notes = export.Events.Where(happened => happened.Recorded.Event is NoteWritten).Select(happened =>
        {
            var note = (NoteWritten)happened.Recorded.Event;
            return new Html().Add($"<blockquote>{note.Text.Value}<footer>{note.Kind.Replace('_', ' ')}, {happened.Recorded.OccurredAt.UtcDateTime:yyyy-MM-dd}, {happened.Headers.OnBehalfOf ?? happened.Headers.Actor}</footer></blockquote>\n");
        }).ToList();
        return notes.Count == 0 ? null : CourseReport.Section("Notes of the record", Html.Join(notes));
    }

    public static Html? Corrections(CourseExport export) => Table(
        "Corrections",
        ["Recorded (UTC)", "By", "Event", "Corrects event", "Why"],
        export.Events.Where(happened => Corrected(happened.Recorded.Event) is not null).Select(happened =>
        {
            var (version, reason) = Corrected(happened.Recorded.Event)!.Value;
            return Row($"<td class=\"d\">{happened.Recorded.RecordedAt.UtcDateTime:yyyy-MM-dd HH:mm}</td><td>{happened.Headers.OnBehalfOf ?? happened.Headers.Actor}</td><td class=\"n\">{happened.Recorded.Version}</td><td class=\"n\">{version}</td><td>{reason.Replace('_', ' ')}</td>");
        }));

    public static Html? Findings(CourseExport export) => Table(
        "Findings",
        ["On", "Rule", "What was found", ""],
        export.State.Findings.Select(finding => Row(
            $"<td class=\"d\">{finding.RaisedOn:yyyy-MM-dd}</td><td>{export.Catalog.Rules.Find(finding.Rule)?.Title ?? finding.Rule}</td><td>{finding.Detail}</td><td>{(finding.Overridden ? "set aside by a clinician" : "")}</td>")));

    public static Html? Access(CourseExport export) => Table(
        "Who was shown this course",
        ["When (UTC)", "Who", "Role", "Why", "What", "Outcome"],
        export.Access.Select(access => Row($"""
            <td class="d">{access.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td><td>{(access.OnBehalfOf is { } person ? $"{person} through {access.Subject}" : access.Subject)}</td><td>{access.Role}</td>
            <td>{access.Purpose?.Replace('_', ' ')}</td><td>{access.Method}</td><td{Flag(!access.Shown)}>{(access.Shown ? "shown" : access.Outcome.ToLowerInvariant().Replace('_', ' '))}</td>
            """)));

    private static Html Struck { get; } = new Html().Add($" class=\"struck\"");

    private static Html Warn { get; } = new Html().Add($" class=\"warn\"");

    private static Html? Flag(bool raised) => raised ? Warn : null;

    private static Html Row(Html.Piece cells) => new Html().Add($"<tr>{cells.Written}</tr>\n");

    private static Html? Table(string title, string[] columns, IEnumerable<Html> rows)
    {
        var body = rows.ToList();
        return body.Count == 0 ? null : CourseReport.Section(title, new Html().Add($"""
            <table>
            <thead><tr>{Html.Join(columns.Select(column => new Html().Add($"<th>{column}</th>")))}</tr></thead>
            <tbody>
            {Html.Join(body)}
            </tbody>
            </table>
            """));
    }

    private static string Status(CourseExport export, Appointment appointment)
    {
        var status = appointment.Status == AppointmentStatus.EnteredInError ? "entered in error" : appointment.Status.ToString().ToLowerInvariant();
        return appointment.Attendance is { } attendance ? $"{status}: {export.Catalog.Attendance.Find(attendance)?.Title ?? attendance}" : status;
    }

    private static string Total(Administration given) => given.Total is { } total ? ((decimal)total / given.Scale).ToString("0.##", CultureInfo.InvariantCulture) : "none";

    private static string? BandTitle(CourseExport export, Administration given) =>
        given.Band is null ? null : export.Catalog.Measures.Find(given.Measure)?.Bands.FirstOrDefault(band => band.Code == given.Band)?.Title ?? given.Band;

    // As the scores stand now, not as they stood when this one was recorded: the first may have been corrected or retracted since.
    private static string Change(Administration given, ScorePoint? point) => point switch
    {
        null or { Improvement: null } => "",
        { Improvement: 0 } => "none",
        var change => string.Create(CultureInfo.InvariantCulture, $"{(decimal)Math.Abs(change.Improvement.Value) / given.Scale:0.##} {(change.Improvement > 0 ? "better" : "worse")}{(change.Reliable is "improved" or "deteriorated" ? ", reliable" : "")}"),
    };

    private static IEnumerable<string> Remarks(Administration given)
    {
        if (given.Retracted)
        {
            yield return "entered in error";
        }

        if (given.Prorated)
        {
            yield return "items missing";
        }

        if (given.Case is true)
        {
            yield return "above cut-off";
        }

        if (given.Endorsed.Count > 0)
        {
            yield return "risk item endorsed";
        }

        if (given.AfterClosure)
        {
            yield return "after closure";
        }
    }

    private static (long Version, string Reason)? Corrected(CourseEvent happened) => happened switch
    {
        EntryRetracted e => (e.RefersTo, e.Reason),
        MeasureCorrected e => (e.RefersTo, e.Reason),
        SessionCorrected e => (e.RefersTo, e.Reason),
        _ => null,
    };
}
