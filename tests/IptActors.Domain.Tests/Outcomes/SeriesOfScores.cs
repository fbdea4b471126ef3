using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Measures.Scoring;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Outcomes;

/// <summary>An invented course with one treatment session a week and a PHQ-9 and a GAD-7 in each, as long as there are scores.</summary>
public sealed record SeriesOfScores
{
    /// <summary>PHQ-9 totals by session; null for none.</summary>
    public int?[] Phq9 { get; init; } = [];

    /// <summary>GAD-7 totals by session; null for none.</summary>
    public int?[] Gad7 { get; init; } = [];

    /// <summary>Sessions attended; null for as many as there are scores.</summary>
    public int? Sessions { get; init; }

    /// <summary>Days from referral to the first session.</summary>
    public int WaitDays { get; init; } = 7;

    /// <summary>Code of the closure reason; null leaves the course open.</summary>
    public string? ClosedAs { get; init; } = "completed";

    /// <summary>Events after everything else, each with its day.</summary>
    public (DateTimeOffset At, CourseEvent Event)[] Then { get; init; } = [];

    /// <summary>The moment of a session.</summary>
    public DateTimeOffset At(int session) => new DateTimeOffset(History.FirstDay, new TimeOnly(10, 0), TimeSpan.Zero).AddDays(WaitDays + (7 * (session - 1)));

    /// <summary>The moment of the closure: the day of the last session.</summary>
    public DateTimeOffset End => At(Math.Max(1, Held)).AddHours(2);

    private int Held => Sessions ?? Math.Max(Phq9.Length, Gad7.Length);

    /// <summary>A completed measure, total only.</summary>
    public static MeasureCompleted Score(int administration, string measure, int? total, DateTimeOffset at, int? session, bool prorated = false, bool afterClosure = false) => new(
        administration, measure, true, [], [], [], new Score(null, total, 1, null, prorated, null, null, Answers.Case(measure, total), null, null, null, []), null, at, session, "paper", "client", "en", "1", "0", null, afterClosure);

    /// <summary>The course after all of it.</summary>
    public CourseState State()
    {
        var events = new List<(DateTimeOffset At, CourseEvent Event)>();
        events.AddRange(History.InMiddle.Select(it => (At(1).AddDays(-1), it)));
        var administration = 0;
        for (var session = 1; session <= Math.Max(Held, Math.Max(Phq9.Length, Gad7.Length)); session++)
        {
            if (session <= Held)
            {
                events.Add((At(session), SessionHistory.Held(session, session) with { StartedAt = At(session) }));
            }

            Add("phq9", Phq9, session);
            Add("gad7", Gad7, session);
        }

        if (ClosedAs is { } reason)
        {
            events.Add((End, new CourseClosed(Phase.Middle, true, reason, null, null, null, null, null, false, "after_treatment", new(2046, 3, 2), null)));
        }

        events.AddRange(Then);
        return events.Aggregate(CourseState.Unopened, (state, it) => CourseDecider.Evolve(state, new RecordedEvent(state.Version + 1, it.At, it.At, it.Event)));

        void Add(string measure, int?[] totals, int session)
        {
            if (session <= totals.Length && totals[session - 1] is { } total)
            {
                events.Add((At(session), Score(++administration, measure, total, At(session), session <= Held ? session : null)));
            }
        }
    }
}
