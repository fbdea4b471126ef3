using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>An appointment and what became of it.</summary>
public sealed record Appointment
{
    /// <summary>Ordinal in the course, from 1. Not the number of the treatment session.</summary>
    public required int Session { get; init; }

    /// <summary>What became of it.</summary>
    public required AppointmentStatus Status { get; init; }

    /// <summary>Code of the list <c>appointment_type</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Code of the list <c>session_kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the modality.</summary>
    public required string Modality { get; init; }

    /// <summary>Planned start; once held, the actual one.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Planned length in minutes; once held, the actual one.</summary>
    public required int Minutes { get; init; }

    /// <summary>Attendance code; null while planned, and when cancelled.</summary>
    public string? Attendance { get; init; }

    /// <summary>Number among the sessions that use up the contract; null when it uses none.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it counts as a treatment contact in national figures.</summary>
    public bool TreatmentContact { get; init; }

    /// <summary>Whether it counts towards the limits for missed appointments.</summary>
    public bool DidNotAttend { get; init; }

    /// <summary>Whether the client called it off.</summary>
    public bool CancelledByClient { get; init; }

    /// <summary>Phase in which it was held; null unless held.</summary>
    public Phase? Phase { get; init; }

    /// <summary>Whether it opened with how things have been since the last.</summary>
    public bool OpeningCheck { get; init; }

    /// <summary>Whether symptoms were reviewed.</summary>
    public bool SymptomReview { get; init; }

    /// <summary>Whether mood was linked to an interpersonal event.</summary>
    public bool MoodEventLink { get; init; }

    /// <summary>Whether mood and event were linked, as recorded in so many words or as a technique.</summary>
    public bool LinksMoodAndEvent => MoodEventLink || Techniques.Any(use => use.Technique == "timeline_linking");

    /// <summary>Whether the therapist declared the record complete.</summary>
    public bool SignedOff { get; init; }

    /// <summary>The clinic's reference of the group; null outside groups.</summary>
    public string? GroupRef { get; init; }

    /// <summary>Techniques used, as recorded so far.</summary>
    public ValueList<TechniqueUse> Techniques { get; init; } = [];

    /// <summary>Codes of adjuncts given.</summary>
    public ValueList<string> Adjuncts { get; init; } = [];

    /// <summary>Version of the event that last said what became of it: what a correction refers to.</summary>
    public required int Version { get; init; }

    /// <summary>The appointment as it was agreed, to go back to when what is recorded of it was made in error; null while planned, and of an unplanned contact.</summary>
    public Appointment? Agreed { get; init; }

    /// <summary>Whether the client was seen.</summary>
    public bool Held => Status == AppointmentStatus.Held;

    /// <summary>Day of the start, where the service is.</summary>
    public required DateOnly Day { get; init; }
}
