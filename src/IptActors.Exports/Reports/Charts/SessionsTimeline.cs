using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;

namespace IptActors.Exports.Reports.Charts;

/// <summary>Phases as a band, and every appointment on it by what became of it.</summary>
internal static class SessionsTimeline
{
    private const double Width = 680;
    private const double Left = 8;
    private const double Right = Width - 8;

    public static Html Draw(CourseExport export)
    {
        var spans = Spans(export);
        var appointments = export.State.Sessions.Appointments.Where(appointment => appointment.Status != AppointmentStatus.EnteredInError).ToList();
        var axis = new TimeAxis([.. spans.Select(span => span.From), .. spans.Select(span => span.To), .. appointments.Select(appointment => appointment.Day)], Left, Right);
        return new Html().Add($"""
            <svg viewBox="0 0 {Width} 104" role="img" aria-label="Phases and appointments over time">
            {Html.Join(spans.Select(span => Band(span, axis)))}
            {Html.Join(axis.Months(58).Select(month => new Html().Add($"<line x1=\"{axis.At(month):0.#}\" y1=\"30\" x2=\"{axis.At(month):0.#}\" y2=\"84\" stroke=\"#d9dfe4\"/><text class=\"soft\" x=\"{axis.At(month):0.#}\" y=\"98\" text-anchor=\"{(axis.At(month) > Right - 24 ? "end" : axis.At(month) < Left + 24 ? "start" : "middle")}\">{month:yyyy-MM}</text>\n")))}
            <line x1="{Left}" y1="58" x2="{Right}" y2="58" stroke="#5c6a76"/>
            {Html.Join(appointments.Select(appointment => Mark(appointment, axis)))}
            </svg>
            <p class="legend">{Html.Join(spans.Select(span => span.Phase).Distinct().Select(phase => new Html().Add($"<span class=\"key\" style=\"background:{Color(phase)}\"></span>{Name(phase)}")))}</p>
            <p class="legend">● held &#160; ○ planned &#160; ✕ missed &#160; − cancelled. The number is that of the treatment session.</p>
            """);
    }

    private static Html Band(Span span, TimeAxis axis)
    {
        var (from, to) = (axis.At(span.From), axis.At(span.To));
        var wide = to - from > span.Phase.ToString().Length * 6.5;
        return new Html().Add($"""
            <rect x="{from:0.#}" y="4" width="{Math.Max(1.5, to - from):0.#}" height="20" fill="{Color(span.Phase)}"><title>{Name(span.Phase)} from {span.From:yyyy-MM-dd}</title></rect>
            {(wide ? new Html().Add($"<text x=\"{(from + to) / 2:0.#}\" y=\"18\" text-anchor=\"middle\">{Name(span.Phase)}</text>") : null)}

            """);
    }

    private static Html Mark(Appointment appointment, TimeAxis axis)
    {
        var x = axis.At(appointment.Day);
        var sign = appointment.Status switch
        {
            AppointmentStatus.Held => new Html().Add($"<circle cx=\"{x:0.#}\" cy=\"58\" r=\"5\" fill=\"#1f5f8b\"/>"),
            AppointmentStatus.Planned => new Html().Add($"<circle cx=\"{x:0.#}\" cy=\"58\" r=\"5\" fill=\"#fff\" stroke=\"#1f5f8b\"/>"),
            AppointmentStatus.Missed => new Html().Add($"<path d=\"M{x - 4.5:0.#} 53.5l9 9m0-9l-9 9\" stroke=\"#a4471d\" stroke-width=\"2\"/>"),
            _ => new Html().Add($"<path d=\"M{x - 5:0.#} 58h10\" stroke=\"#a4471d\" stroke-width=\"3\"/>"),
        };
        var number = appointment.Number is { } given ? new Html().Add($"<text x=\"{x:0.#}\" y=\"{(given % 2 == 0 ? 78 : 46)}\" text-anchor=\"middle\">{given}</text>") : null;
        return new Html().Add($"<g><title>{appointment.Day:yyyy-MM-dd}</title>{sign}{number}</g>\n");
    }

    private static List<Span> Spans(CourseExport export)
    {
        var end = DateOnly.FromDateTime(export.AsOf.UtcDateTime);
        var begun = new List<(Phase Phase, DateOnly From)> { (Phase.Referral, export.State.Referral!.ReferredOn) };
        foreach (var happened in export.Events)
        {
            var entered = happened.Recorded.Event switch
            {
                PhaseAdvanced e => e.To,
                PhaseReverted e => e.To,
                CourseReopened e => e.To,
                CourseClosed => Phase.Closed,
                _ => (Phase?)null,
            };
            if (entered is { } phase)
            {
                begun.Add((phase, happened.Recorded.OccurredOn > begun[^1].From ? happened.Recorded.OccurredOn : begun[^1].From));
            }
        }

        if (begun[^1].Phase == Phase.Closed)
        {
            end = begun[^1].From;
        }

        return [.. begun.Where(span => span.Phase != Phase.Closed).Select((span, i) => new Span(span.Phase, span.From, Next(begun, span, end)))];
    }

    private static DateOnly Next(List<(Phase Phase, DateOnly From)> begun, (Phase Phase, DateOnly From) span, DateOnly end)
    {
        var index = begun.IndexOf(span);
        var next = index + 1 < begun.Count ? begun[index + 1].From : end;
        return next < span.From ? span.From : next;
    }

    private static string Name(Phase phase) => phase.ToString().ToLowerInvariant();

    private static string Color(Phase phase) => phase switch
    {
        Phase.Initial => "#bcd6e8",
        Phase.Middle => "#cfe3d2",
        Phase.Termination => "#f1dfb6",
        Phase.Maintenance => "#e2d6ec",
        _ => "#e8ecef",
    };

    private sealed record Span(Phase Phase, DateOnly From, DateOnly To);
}
