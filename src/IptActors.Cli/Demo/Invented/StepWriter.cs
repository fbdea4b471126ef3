using System.Globalization;
using System.Text.Json.Nodes;

namespace IptActors.Cli.Demo.Invented;

/// <summary>Writes the steps of a course one after the other and keeps count of its appointments.</summary>
/// <param name="hour">Hour of the day (UTC) at which this client is seen.</param>
internal sealed class StepWriter(int hour)
{
    private readonly List<DemoStep> _steps = [];
    private int _appointments;

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>A moment in the notation of <see cref="DemoRequest"/>: when the client is seen on a day.</summary>
    public string Seen(int day) => string.Create(CultureInfo.InvariantCulture, $"@{day} {hour:00}:00");

    /// <summary>A date in the notation of <see cref="DemoRequest"/>.</summary>
    public static string On(int day) => string.Create(CultureInfo.InvariantCulture, $"@{day}");

    /// <summary>Adds a call of the therapist, a minute after the one before on the same day.</summary>
    public void Add(int day, string call, JsonObject? with = null) => Add(day, call, with, null);

    /// <summary>Adds a call of somebody else.</summary>
    public void Add(int day, string call, JsonObject? with, string? role)
    {
        var first = new TimeOnly(hour + 1, 0);
        var time = _steps.Count > 0 && _steps[^1].Day == day ? _steps[^1].Time.AddMinutes(1) : first;
        _steps.Add(new DemoStep(day, time, call, with, role));
    }

    /// <summary>Agrees an appointment.</summary>
    /// <returns>Its ordinal.</returns>
    public int Schedule(int day, int on, InventedCourse course, string type, string? kind = null)
    {
        Add(
            day,
            "ScheduleSession",
            new JsonObject
            {
                ["starts_at"] = Seen(on),
                ["minutes"] = course.Minutes,
                ["modality"] = course.Modality,
                ["appointment_type"] = type,
                ["session_kind"] = kind ?? "",
                ["group_ref"] = type == "treatment" ? course.Group ?? "" : "",
            },
            "coordinator");
        return ++_appointments;
    }

    /// <summary>Records that the client was seen.</summary>
    public void Hold(int day, int session, InventedCourse course, JsonArray? techniques = null)
    {
        var with = new JsonObject
        {
            ["session"] = session,
            ["started_at"] = Seen(day),
            ["minutes"] = course.Minutes,
            ["attendance"] = "attended_on_time",
            ["modality"] = course.Modality,
            ["techniques"] = techniques ?? [],
            ["opening_check"] = true,
            ["symptom_review"] = true,
            ["mood_event_link"] = true,
            ["session_number_announced"] = true,
        };
        if (course.Partner is { } partner && techniques is not null)
        {
            with["participants"] = new JsonArray(new JsonObject { ["role"] = partner, ["attended_minutes"] = course.Minutes });
        }

        Add(day, "HoldSession", with);
    }

    /// <summary>Records PHQ-9 and GAD-7 of a session.</summary>
    public void Measure(int day, int session, int phq9, int gad7, int riskAnswer = 0)
    {
        Questionnaire(day, session, "phq9", new JsonObject { ["total"] = phq9, ["phq9_9"] = riskAnswer });
        Questionnaire(day, session, "gad7", new JsonObject { ["total"] = gad7 });
    }

    private void Questionnaire(int day, int session, string measure, JsonObject items) => Add(day, "CompleteMeasure", new JsonObject
    {
        ["measure"] = measure,
        ["items"] = items,
        ["completed_at"] = Seen(day),
        ["session"] = session,
        ["mode"] = "online",
        ["completed_by"] = "client",
    });
}
