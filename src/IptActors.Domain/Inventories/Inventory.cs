using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>The interpersonal inventory: the current circle, and where everybody stood in each version. The details are in the events.</summary>
public sealed record Inventory
{
    /// <summary>No inventory yet.</summary>
    public static Inventory Empty { get; } = new();

    /// <summary>Everybody in the current circle, by ordinal.</summary>
    public ValueList<PersonSummary> People { get; init; } = [];

    /// <summary>All versions, the current one last.</summary>
    public ValueList<CircleVersion> Versions { get; init; } = [];

    /// <summary>Highest ordinal ever given to a person; 0 before the first.</summary>
    public int LastPerson { get; init; }

    /// <summary>The current version; null before the first.</summary>
    public CircleVersion? Current => Versions.Count == 0 ? null : Versions[^1];

    /// <summary>Whether any version was declared complete (T09).</summary>
    public bool Completed => Versions.Any(version => version.Completed);

    /// <summary>The person of this ordinal in the current circle; null when not in it.</summary>
    public PersonSummary? Find(int person) => People.FirstOrDefault(it => it.Person == person);

    internal Inventory Evolve(InventoryEvent happened, RecordedEvent recorded) => happened switch
    {
        InventoryDrawn e => Next(e.InventoryVersion, e.Occasion, e.People.Select(PersonSummary.Of).ToValueList(), recorded),
        PersonRecorded e => Next(e.InventoryVersion, e.Occasion, With(PersonSummary.Of(e.Person)), recorded),
        InventoryCompleted => this with { Versions = Versions.SetItem(Versions.Count - 1, Versions[^1] with { Completed = true }) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private Inventory Next(int version, string occasion, ValueList<PersonSummary> people, RecordedEvent recorded) => this with
    {
        People = people,
        LastPerson = people.Aggregate(LastPerson, (last, it) => Math.Max(last, it.Person)),
        Versions = Versions.Add(new CircleVersion(
            version, occasion, recorded.OccurredOn, people.Select(it => new RingPlace(it.Person, it.Ring, it.WantedRing)).ToValueList(), false)),
    };

    private ValueList<PersonSummary> With(PersonSummary person)
    {
        var index = People.FindIndex(it => it.Person == person.Person);
        return index < 0 ? People.Add(person) : People.SetItem(index, person);
    }
}
