using System.Text.Json.Nodes;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>The referral (ServiceRequest), the course (EpisodeOfCare) and the therapy given (Procedure).</summary>
internal static class Episode
{
    /// <summary>Interpersonal psychotherapy in SNOMED CT.</summary>
    public static JsonObject Therapy() => Concept(FhirSystems.Snomed, "443730003", "Interpersonal psychotherapy");

    public static void Add(BundleBuilder bundle)
    {
        AddReferral(bundle);
        AddEpisode(bundle);
        AddTherapy(bundle);
    }

    private static void AddReferral(BundleBuilder bundle)
    {
        var id = bundle.IdOf("referral");
        var (recorded, opened) = bundle.Events<CourseOpened>().First();
        bundle.Touch(recorded.Version, id, "ServiceRequest");
        bundle.Add(
            "ServiceRequest",
            id,
            ("status", bundle.State.Lifecycle.Closure is null ? "active" : "completed"),
            ("intent", "order"),
            ("priority", opened.Urgency switch { "urgent" => "urgent", "emergency" => "stat", "soon" => "asap", _ => "routine" }),
            ("code", Therapy()),
            ("subject", bundle.Subject()),
            ("authoredOn", Day(opened.ReferredOn)),
            ("performer", List(Reference(bundle.Organization, "Organization"))),
            ("reasonCode", List(opened.Reason is { } reason ? Concept(reason.Value) : null)),
            ("note", List(Note($"Referred by: {bundle.Catalog.Codes("referral_source").Find(opened.ReferralSource)?.Title ?? opened.ReferralSource}"))));
    }

    private static void AddEpisode(BundleBuilder bundle)
    {
        var (state, lifecycle) = (bundle.State, bundle.State.Lifecycle);
        var history = History(bundle);
        bundle.Add(
            "EpisodeOfCare",
            bundle.Episode,
            ("identifier", List(Identifier("urn:ipt:course", bundle.Export.Course.ToString()))),
            ("status", history[^1].Status),
            ("statusHistory", List(history.Select((entry, i) => Object(
                ("status", entry.Status),
                ("period", Period(Day(entry.From), i + 1 < history.Count ? Day(history[i + 1].From) : null)))))),
            ("type", List(Concept(FhirSystems.Local("protocol"), state.Referral!.Protocol, bundle.Catalog.Protocols.Find(state.Referral.Protocol)?.Title))),
            ("diagnosis", List(state.Assessment.Diagnoses.Where(diagnosis => diagnosis.Verification != "entered-in-error")
                .Select(diagnosis => Object(("condition", Reference(bundle.IdOf("diagnosis", diagnosis.Ordinal), "Condition")))))),
            ("patient", bundle.Subject()),
            ("managingOrganization", Reference(bundle.Organization, "Organization")),
            ("period", Period(Day(state.Referral.ReferredOn < history[0].From ? state.Referral.ReferredOn : history[0].From), Day(lifecycle.Closure?.ClosedOn))),
            ("referralRequest", List(Reference(bundle.IdOf("referral"), "ServiceRequest"))),
            ("careManager", state.CareTeam.Therapist is { } therapist ? bundle.Staff(therapist) : null),
            ("team", List(state.CareTeam.Therapist is null ? null : Reference(bundle.IdOf("care-team"), "CareTeam"))));
    }

    private static List<(string Status, DateOnly From)> History(BundleBuilder bundle)
    {
        var history = new List<(string Status, DateOnly From)>();
        var before = "planned";
        foreach (var happened in bundle.Export.Events)
        {
            var recorded = happened.Recorded;
            var status = recorded.Event switch
            {
                CourseOpened => "planned",
                CourseWaitlisted => "waitlist",
                PhaseAdvanced e => OfPhase(e.To),
                PhaseReverted e => OfPhase(e.To),
                CourseReopened e => OfPhase(e.To),
                CourseSuspended => "onhold",
                CourseResumed => before,
                CourseClosed e => e.Treated ? "finished" : "cancelled",
                _ => null,
            };
            if (recorded.Event is PhaseEvent)
            {
                bundle.Touch(recorded.Version, bundle.Episode, "EpisodeOfCare");
            }

            if (status is null || (history.Count > 0 && history[^1].Status == status))
            {
                continue;
            }

            before = status == "onhold" ? before : status;

            // Entries made late may lie before the one before: a period must not end before it begins.
            var from = history.Count > 0 && recorded.OccurredOn < history[^1].From ? history[^1].From : recorded.OccurredOn;
            history.Add((status, from));
        }

        return history;
    }

    private static string OfPhase(Phase phase) => phase switch
    {
        Phase.Referral or Phase.Assessment => "planned",
        Phase.Waitlist => "waitlist",
        Phase.Closed => "finished",
        _ => "active",
    };

    private static void AddTherapy(BundleBuilder bundle)
    {
        if (bundle.State.Lifecycle.TreatmentStartedOn is not { } started)
        {
            return;
        }

        var closure = bundle.State.Lifecycle.Closure;
        bundle.Add(
            "Procedure",
            bundle.IdOf("therapy"),
            ("basedOn", List(Reference(bundle.IdOf("referral"), "ServiceRequest"))),
            ("status", closure is null ? "in-progress" : closure.Reason == "completed" ? "completed" : "stopped"),
            ("statusReason", closure is null or { Reason: "completed" } ? null
                : Concept(FhirSystems.Local("closure_reason"), closure.Reason, bundle.Catalog.ClosureReasons.Find(closure.Reason)?.Title)),
            ("code", Therapy()),
            ("subject", bundle.Subject()),
            ("performedPeriod", Period(Day(started), Day(closure is { } ended && ended.ClosedOn >= started ? ended.ClosedOn : null))));
    }
}
