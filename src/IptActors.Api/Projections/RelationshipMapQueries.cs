using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Inventories;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.RelationshipMaps;

namespace IptActors.Api.Projections;

/// <summary>GetRelationshipMap.</summary>
internal sealed class RelationshipMapQueries(ProjectionFrame frame)
{
    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetRelationshipMap")!;

    /// <summary>GetRelationshipMap.</summary>
    public ValueTask<ApiResult<GetRelationshipMapResponse>> GetAsync(GetRelationshipMapRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<GetRelationshipMapResponse>(
            ProjectionAsk.Course(GetAccess, RelationshipMapProjection.Instance, request.Course, request.MinPosition),
            static _ => { },
            async (reader, token) =>
            {
                var versions = await reader.Rows.ListAsync(RelationshipMapProjection.Versions, reader.Query, token);
                var places = await reader.Rows.ListAsync(RelationshipMapProjection.Places, reader.Query, token);
                var people = await reader.Rows.ListAsync(RelationshipMapProjection.People, reader.Query, token);
                return Of(versions, places, people, reader.Position);
            },
            context,
            cancellationToken);

    private static GetRelationshipMapResponse Of(IReadOnlyList<MapVersionRow> versions, IReadOnlyList<MapPlaceRow> places, IReadOnlyList<MapPersonRow> people, long position)
    {
        var byVersion = places.ToLookup(place => place.MapVersion);
        var map = RelationshipMap.Of([.. versions.Select(version => new CircleVersion(
            version.MapVersion,
            version.Occasion,
            version.DrawnOn,
            byVersion[version.MapVersion].Select(place => new Domain.Inventories.RingPlace(place.Person, place.Ring, place.WantedRing)).ToValueList(),
            version.Completed))]);
        var byPerson = places.ToLookup(place => place.Person);
        return new GetRelationshipMapResponse
        {
            Versions = { versions.Select(Of) },
            People = { people.Select(person => Of(person, byPerson[person.Person], map?.Changes.FirstOrDefault(change => change.Person == person.Person))) },
            ThenMapVersion = map?.Then.Version ?? 0,
            NowMapVersion = map?.Now.Version ?? 0,
            Position = position,
        };
    }

    private static MapVersion Of(MapVersionRow row) => new()
    {
        MapVersion_ = row.MapVersion,
        Version = row.Version,
        Occasion = row.Occasion,
        DrawnOn = row.DrawnOn.ToDate(),
        Completed = row.Completed,
    };

    private static MapPerson Of(MapPersonRow row, IEnumerable<MapPlaceRow> places, RelationshipChange? change)
    {
        var message = new MapPerson
        {
            Person = row.Person,
            PersonRef = row.PersonRef,
            Relation = row.Relation,
            Places = { places.Select(Of) },
            IsFocusRelated = row.IsFocusRelated,
            Change = change?.Code ?? "",
            Conflict = row.Conflict ?? "",
            Confidant = row.Confidant,
            SafetyConcern = row.SafetyConcern,
        };
        if (change?.Moved is { } moved)
        {
            message.Moved = moved;
        }

        if (change?.AsWanted is { } asWanted)
        {
            message.AsWanted = asWanted;
        }

        return message;
    }

    private static MapPlace Of(MapPlaceRow row)
    {
        var message = new MapPlace { MapVersion = row.MapVersion, Ring = row.Ring };
        if (row.WantedRing is { } wanted)
        {
            message.WantedRing = wanted;
        }

        return message;
    }
}
