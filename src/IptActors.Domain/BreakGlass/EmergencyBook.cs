using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BreakGlass;

/// <summary>Accesses to a course in emergencies.</summary>
/// <param name="Accesses">In the order they were opened, the reviewed among them.</param>
public sealed record EmergencyBook(ValueList<EmergencyAccess> Accesses)
{
    /// <summary>None.</summary>
    public static EmergencyBook Empty { get; } = new([]);

    /// <summary>Those that wait for a review, expired or not.</summary>
    public IEnumerable<EmergencyAccess> OpenReviews => Accesses.Where(access => access.Review is null);

    /// <summary>Whether the course is open to the person in an emergency at a moment.</summary>
    public bool Covers(string person, DateTimeOffset now)
    {
        for (var i = Accesses.Count - 1; i >= 0; i--)
        {
            if (Accesses[i].Covers(person, now))
            {
                return true;
            }
        }

        return false;
    }

    internal EmergencyBook Evolve(EmergencyEvent happened, RecordedEvent recorded) => happened switch
    {
        EmergencyAccessOpened e => new(Accesses.Add(new EmergencyAccess(e.Emergency, e.By, e.Reason, recorded.RecordedAt, e.ExpiresAt, null))),
        EmergencyAccessReviewed e => new(Review(e, recorded)),
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private ValueList<EmergencyAccess> Review(EmergencyAccessReviewed e, RecordedEvent recorded)
    {
        var index = Accesses.FindIndex(access => access.Ordinal == e.Emergency);
        return Accesses.SetItem(index, Accesses[index] with { Review = new EmergencyReview(e.By, recorded.OccurredOn, e.Outcome, e.Note) });
    }
}
