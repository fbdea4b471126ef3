using System.Collections.Frozen;
using IptActors.Api.Access;

namespace IptActors.Api.Projections;

/// <summary>
/// What a watcher hears of the kind of an event. Those who plan hear of schedule and status; of everything else no more than that the
/// course changed: that a diagnosis was made or a risk came up is content, as what was said is.
/// </summary>
internal static class ShownTypes
{
    /// <summary>What stands for a kind that is not shown.</summary>
    public const string Hidden = "course_changed";

    // Named one by one, so that a new kind is hidden until somebody decides otherwise. Reviews of risks are counted on the page of those who plan.
    private static readonly FrozenSet<string> Planning = FrozenSet.Create(
        StringComparer.Ordinal,
        "course_opened", "time_zone_set", "course_waitlisted", "protocol_changed", "therapist_assigned", "course_transferred", "handover_acknowledged",
        "phase_advanced", "phase_reverted", "course_suspended", "course_resumed", "course_closed", "course_reopened",
        "contract_agreed", "contract_renegotiated", "maintenance_contract_agreed", "planned_end_shifted",
        "session_scheduled", "session_rescheduled", "session_missed", "session_cancelled", "session_held", "session_signed_off", "session_corrected",
        "dna_limit_reached", "measure_requested", "measure_request_cancelled", "discharge_letter_sent",
        "risk_review_required", "risk_review_acknowledged");

    /// <summary>The kind as somebody may hear it.</summary>
    public static string Of(string type, CourseDetail detail) => detail == CourseDetail.Full || Planning.Contains(type) ? type : Hidden;
}
