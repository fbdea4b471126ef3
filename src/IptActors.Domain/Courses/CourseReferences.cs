namespace IptActors.Domain.Courses;

/// <summary>Refuses commands that refer to what the course does not have.</summary>
internal static class CourseReferences
{
    /// <summary>The ordinal, when given, is that of an appointment.</summary>
    public static void KnowsSession(this Deliberation d, string field, int? session)
    {
        if (session is { } given && d.State.Sessions.Find(given) is null)
        {
            d.RejectUnknown(field, $"Expected the ordinal of an appointment, 1 to {d.State.Sessions.Appointments.Count}, found {given}.");
        }
    }

    /// <summary>The ordinal, when given, is that of a person of the inventory.</summary>
    public static void KnowsPerson(this Deliberation d, string field, int? person)
    {
        if (person is { } given && d.State.Inventory.Find(given) is null)
        {
            d.RejectUnknown(field, $"Expected the ordinal of a person of the inventory, found {given}; {d.State.Inventory.People.Count} are in it.");
        }
    }
}
