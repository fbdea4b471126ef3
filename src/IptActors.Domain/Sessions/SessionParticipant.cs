using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>Somebody in a session besides client and therapist: a partner, a parent, an interpreter.</summary>
/// <remarks>Members of a group are not participants of each other: each has a course, and <c>GroupRef</c> joins their sessions.</remarks>
/// <param name="Role">Code of the list <c>participant_role</c>.</param>
/// <param name="Person">Ordinal of the person in the inventory of this course; null when not in it.</param>
/// <param name="NameRef">Initials or a name; third-party data. Null when <paramref name="Person"/> or the role says enough.</param>
/// <param name="AttendedMinutes">Minutes present, 0 for invited but not there; null before the session and when not counted.</param>
public sealed record SessionParticipant(string Role, int? Person, ProtectedText? NameRef, int? AttendedMinutes)
{
    /// <summary>Most participants one session may name.</summary>
    public const int Most = 20;

    internal static void Validate(ValueList<SessionParticipant> participants, FieldChecks check)
    {
        check.Count("participants", participants, 0, Most);
        for (var index = 0; index < participants.Count; index++)
        {
            participants[index].Validate(check, $"participants[{index}]");
        }
    }

    private void Validate(FieldChecks check, string path)
    {
        check.Code($"{path}.role", Role, "participant_role");
        check.Ordinal($"{path}.person", Person);
        check.OptionalText($"{path}.name_ref", NameRef);
        check.Range($"{path}.attended_minutes", AttendedMinutes, 0, SessionLimits.MostMinutes);
    }
}
