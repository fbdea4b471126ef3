using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>What the protocol of the course says about an appointment: what it counts as, and whether it is usual.</summary>
internal static class SessionTerms
{
    public static Protocol Protocol(Deliberation d) => d.Catalog.Protocols[d.State.Referral!.Protocol];

    /// <summary>The kind of an ordinary session of the protocol.</summary>
    public static string OrdinaryKind(Deliberation d) => Protocol(d).Format switch
    {
        ProtocolFormat.Group => "group_session",
        ProtocolFormat.Conjoint => "couple_session",
        ProtocolFormat.PartnerAssisted => "partner_session",
        ProtocolFormat.Family => "family_session",
        _ => "individual",
    };

    /// <summary>Whether an attended appointment of this type is a treatment contact in national figures.</summary>
    public static bool IsTreatment(string type, Deliberation d) => d.Catalog.Codes("appointment_type").Find(type) is { } entry && entry.Has("treatment");

    /// <summary>Whether an attended appointment uses up a session of the contract (R2). Extras of the protocol say so themselves.</summary>
    public static bool UsesContract(string type, string kind, Deliberation d) =>
        IsTreatment(type, d)
        && (Extra(kind, d)?.CountsTowardContract ?? (d.Catalog.Codes("session_kind").Find(kind) is { } entry && entry.Has("treatment")));

    /// <summary>Warns of a modality or a kind of session that the protocol does not have.</summary>
    public static void CheckVariant(int session, string kind, string modality, Deliberation d)
    {
        var protocol = Protocol(d);
        d.Require(
            protocol.Modalities.Count == 0 || protocol.Modalities.Contains(modality),
            "modality_outside_variant",
            $"'{protocol.Code}' is delivered as {string.Join(", ", protocol.Modalities)}; found {modality}.");

        if (kind == OrdinaryKind(d) || d.Catalog.Codes("session_kind").Find(kind) is not { } entry || !entry.Has("extra"))
        {
            return;
        }

        var most = Extra(kind, d)?.Sessions.Max ?? 0;
        var others = d.State.Sessions.Appointments.Count(
            it => it.Session != session && it.Kind == kind && it.Status is AppointmentStatus.Planned or AppointmentStatus.Held);
        d.Require(others < most, "extra_sessions_exceeded", $"'{protocol.Code}' has at most {most} sessions of the kind {kind}; this is number {others + 1}.");
    }

    /// <summary>Persons named must be in the inventory, and contact with one of safety concern needs a decision.</summary>
    public static void CheckParticipants(ValueList<SessionParticipant> participants, Deliberation d)
    {
        for (var index = 0; index < participants.Count; index++)
        {
            d.KnowsPerson($"participants[{index}].person", participants[index].Person);
            if (participants[index].Person is { } ordinal && d.State.Inventory.Find(ordinal) is { SafetyConcern: true })
            {
                d.Breach("contact_restricted", $"Person {ordinal} is marked with a safety concern. Clarify with client and supervisor first.");
            }
        }
    }

    private static SessionExtra? Extra(string kind, Deliberation d) => Protocol(d).Extras.FirstOrDefault(extra => extra.Code == kind);
}
