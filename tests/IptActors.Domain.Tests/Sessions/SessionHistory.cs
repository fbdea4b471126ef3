using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

/// <summary>Sessions and appointments of the invented course of <see cref="History"/>.</summary>
public static class SessionHistory
{
    /// <summary>The moment of the tests: Monday, 2 March 2026.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A session to record, one hour ago, on time, complete.</summary>
    public static HoldSession Hold { get; } = new(
        null, Now.AddHours(-1), 50, null, null, "attended_on_time", "in_person", [], [new("role_play", "role_transition", 20)], [], true, true, true, true, null, null);

    /// <summary>What <see cref="Hold"/> leads to, as an unplanned session.</summary>
    public static SessionHeld Held(int session, int? number, Phase phase = Phase.Middle) => new(
        session, number, false, true, phase, Now.AddHours(-1), 50, "treatment", "individual", "attended_on_time", "in_person",
        [], [new("role_play", "role_transition", 20)], [], true, true, true, true, null, null);

    /// <summary>An appointment to agree, in a week.</summary>
    public static ScheduleSession Schedule { get; } = new(Now.AddDays(7), 50, "in_person", "treatment", null, [], null);

    /// <summary>What <see cref="Schedule"/> leads to.</summary>
    public static SessionScheduled Scheduled(int session, DateTimeOffset startsAt, string type = "treatment") =>
        new(session, startsAt, 50, "in_person", type, "individual", [], null);

    /// <summary>Sessions 1 to <paramref name="last"/>, one a week, the last a week ago, signed off, as events after those given.</summary>
    public static CourseEvent[] With(CourseEvent[] before, int last, Phase phase = Phase.Middle) =>
    [
        .. before,
        .. Enumerable.Range(1, last).SelectMany<int, CourseEvent>(number =>
        [
            Held(number, number, phase) with { StartedAt = Now.AddDays(-7 * (last - number + 1)) },
            new SessionSignedOff(number, number),
        ]),
    ];

    /// <summary>An appointment missed without warning, <paramref name="weeksAgo"/>.</summary>
    public static CourseEvent[] Missed(int session, int weeksAgo) =>
    [
        Scheduled(session, Now.AddDays(-7 * weeksAgo)),
        new SessionMissed(session, "did_not_attend", true, Now.AddDays(-7 * weeksAgo), "treatment", null),
    ];
}
