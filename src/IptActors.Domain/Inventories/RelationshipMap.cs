using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>The closeness circle then and now.</summary>
/// <param name="Then">The circle to compare with: the first that was declared complete, else the last one of the first occasion.</param>
/// <param name="Now">The last circle.</param>
/// <param name="Changes">Everybody who stands in one of the two, by ordinal.</param>
public sealed record RelationshipMap(CircleVersion Then, CircleVersion Now, ValueList<RelationshipChange> Changes)
{
    /// <summary>The map of some circles; null before the first.</summary>
    /// <param name="circles">First to last.</param>
    public static RelationshipMap? Of(IReadOnlyList<CircleVersion> circles)
    {
        if (circles.Count == 0)
        {
            return null;
        }

        var then = circles.FirstOrDefault(circle => circle.Completed) ?? circles.TakeWhile(circle => circle.Occasion == circles[0].Occasion).Last();
        var now = circles[^1];
        var people = then.Rings.Concat(now.Rings).Select(place => place.Person).Distinct().Order();
        return new RelationshipMap(then, now, people.Select(person => Change(person, then, now)).ToValueList());
    }

    private static RelationshipChange Change(int person, CircleVersion then, CircleVersion now)
    {
        var before = then.Rings.FirstOrDefault(place => place.Person == person);
        return new RelationshipChange(person, before?.Ring, now.Rings.FirstOrDefault(place => place.Person == person)?.Ring, before?.WantedRing);
    }
}
