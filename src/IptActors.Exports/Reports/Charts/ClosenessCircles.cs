using IptActors.Domain.Inventories;

namespace IptActors.Exports.Reports.Charts;

/// <summary>The closeness circle, first and latest side by side: the client in the middle, everybody else by relation.</summary>
internal static class ClosenessCircles
{
    private const double Size = 330;
    private const double Center = Size / 2;
    private const double RingWidth = 33;
    private const double Core = 15;

    public static Html? Draw(CourseExport export)
    {
        var versions = export.State.Inventory.Versions.Where(version => version.Rings.Count > 0).ToList();
        if (versions.Count == 0)
        {
            return null;
        }

        var relations = Relations(export);
        CircleVersion[] shown = versions.Count > 1 ? [versions[0], versions[^1]] : [versions[0]];
        return new Html().Add($"""
            <div class="pair">
            {Html.Join(shown.Select(version => Draw(version, relations)))}
            </div>
            <p class="legend">● where the person stands &#160; ○ where the client would like the person to stand. The ring next to the middle is the closest.</p>
            """);
    }

    private static Html Draw(CircleVersion version, Dictionary<int, string> relations)
    {
        // A place of its own for everybody, the same in every drawing.
        var order = version.Rings.OrderBy(place => place.Person).ToList();
        return new Html().Add($"""
            <div>
            <h3>{version.DrawnOn:yyyy-MM-dd}, {version.Occasion.Replace('_', ' ')}</h3>
            <svg viewBox="0 0 {Size} {Size}" role="img" aria-label="Closeness circle of {version.DrawnOn:yyyy-MM-dd}">
            {Html.Join(Enumerable.Range(1, 4).Reverse().Select(ring => new Html().Add($"<circle cx=\"{Center}\" cy=\"{Center}\" r=\"{Core + (ring * RingWidth)}\" fill=\"{(ring % 2 == 0 ? "#fff" : "#f4f6f8")}\" stroke=\"#d9dfe4\"/>")))}
            <circle cx="{Center}" cy="{Center}" r="{Core}" fill="#1f5f8b"/>
            {Html.Join(order.Select((place, i) => Person(place, i, order.Count, relations.GetValueOrDefault(place.Person, "person"))))}
            </svg>
            </div>
            """);
    }

    private static Html Person(RingPlace place, int index, int count, string relation)
    {
        var angle = (Math.Tau * index / count) - (Math.PI / 2);
        var (x, y) = At(angle, place.Ring);
        var wanted = place.WantedRing is { } ring && ring != place.Ring ? Wanted(x, y, At(angle, ring)) : null;
        return new Html().Add($"{wanted}<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"6\" fill=\"#1d2730\"/><text x=\"{x:0.#}\" y=\"{y - 9:0.#}\" text-anchor=\"middle\">{relation}</text>\n");
    }

    private static Html Wanted(double x, double y, (double X, double Y) wanted) => new Html().Add(
        $"<line x1=\"{x:0.#}\" y1=\"{y:0.#}\" x2=\"{wanted.X:0.#}\" y2=\"{wanted.Y:0.#}\" stroke=\"#5c6a76\" stroke-dasharray=\"3 3\"/><circle cx=\"{wanted.X:0.#}\" cy=\"{wanted.Y:0.#}\" r=\"5\" fill=\"#fff\" stroke=\"#1d2730\"/>");

    private static (double X, double Y) At(double angle, int ring)
    {
        var radius = Core + ((ring - 0.5) * RingWidth);
        return (Center + (radius * Math.Cos(angle)), Center + (radius * Math.Sin(angle)));
    }

    private static Dictionary<int, string> Relations(CourseExport export)
    {
        var relations = new Dictionary<int, string>();
        foreach (var happened in export.Events)
        {
            IEnumerable<InventoryPerson> people = happened.Recorded.Event switch
            {
                InventoryDrawn drawn => drawn.People,
                PersonRecorded recorded => [recorded.Person],
                _ => [],
            };
            foreach (var person in people)
            {
                relations[person.Person] = export.Catalog.Codes("relation").Find(person.Details.Relation)?.Title ?? person.Details.Relation;
            }
        }

        return relations;
    }
}
