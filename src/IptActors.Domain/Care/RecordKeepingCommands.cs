using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>Writes a note. A process note (HIPAA: psychotherapy note) becomes an event of its own kind, so that few may read it.</summary>
/// <param name="Kind">Code of the list <c>note_kind</c>.</param>
/// <param name="Text">The note.</param>
/// <param name="Session">Ordinal of the session it is about; null outside sessions.</param>
public sealed record WriteNote(string Kind, ProtectedText Text, int? Session) : CareCommand, IAllowedInEmergency
{
    /// <summary>Code of the kind that only its author reads.</summary>
    public const string Process = "process";

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("kind", Kind, "note_kind");
        check.Text("text", Text);
        check.Ordinal("session", Session);
    }
}

/// <summary>Records a contact that is no session: a call, a letter, a talk with parents or school.</summary>
/// <param name="Party">With whom, code of the list <c>informant</c>.</param>
/// <param name="Channel">Code of the list <c>contact_channel</c>.</param>
/// <param name="Direction">Code of the list <c>contact_direction</c>: who began it.</param>
/// <param name="Person">Number of a person of the inventory; null when it was nobody of it. Contact may be restricted for their sake or the client's.</param>
/// <param name="Minutes">0 to 480; null for letters and messages.</param>
/// <param name="Summary">What it was about.</param>
public sealed record RecordContact(string Party, string Channel, string Direction, int? Person, int? Minutes, ProtectedText Summary) : CareCommand, IAllowedInEmergency
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("party", Party, "informant");
        check.Code("channel", Channel, "contact_channel");
        check.Code("direction", Direction, "contact_direction");
        check.Ordinal("person", Person);
        check.Range("minutes", Minutes, 0, 480);
        check.Text("summary", Summary);
    }
}
