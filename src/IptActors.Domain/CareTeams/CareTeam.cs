using System.Diagnostics;
using IptActors.Domain.Values;

namespace IptActors.Domain.CareTeams;

/// <summary>Who treats the client, now. Access to the course follows from it.</summary>
/// <param name="Therapist">Id of the therapist; null before one is assigned.</param>
/// <param name="Supervisor">Id of the supervisor; null when there is none.</param>
/// <param name="CoTherapists">Ids of co-therapists.</param>
/// <param name="HandoverPending">Whether a new therapist has yet to confirm having read inventory and formulation.</param>
public sealed record CareTeam(string? Therapist, string? Supervisor, ValueList<string> CoTherapists, bool HandoverPending)
{
    /// <summary>Nobody assigned yet.</summary>
    public static CareTeam Unassigned { get; } = new(null, null, [], false);

    /// <summary>Whether the person treats the client, as therapist or co-therapist.</summary>
    public bool Treats(string person) => Therapist == person || CoTherapists.Contains(person);

    internal CareTeam Evolve(CareTeamEvent happened) => happened switch
    {
        TherapistAssigned e => this with { Therapist = e.Therapist, Supervisor = e.Supervisor, CoTherapists = e.CoTherapists },
        CourseTransferred e => new CareTeam(e.To, e.Supervisor, e.CoTherapists, true),
        HandoverAcknowledged => this with { HandoverPending = false },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };
}
