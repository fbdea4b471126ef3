using IptActors.Domain.BreakGlass;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Emergencies.InMemory;

/// <summary>The list for tests and demonstrations: reads the whole journal each time it is asked.</summary>
/// <param name="journal">Where the events are.</param>
public sealed class InMemoryEmergencyReviews(ICourseJournal journal) : IEmergencyReviews
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OpenEmergencyReview>> ListAsync(ClinicId clinic, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        var open = new List<OpenEmergencyReview>();
        var position = 0L;
        while (await journal.ReadAllAsync(position, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                switch (EventCodec.Default.Decode(stored).Recorded.Event)
                {
                    case EmergencyAccessOpened e:
                        open.Add(new OpenEmergencyReview(stored.Position, stored.Course, e.Emergency));
                        break;
                    case EmergencyAccessReviewed e:
                        open.RemoveAll(review => review.Course == stored.Course && review.Emergency == e.Emergency);
                        break;
                }
            }

            position = page[^1].Position;
        }

        return [.. open.Where(review => review.Course.Clinic == clinic && review.Position > afterPosition).Take(limit)];
    }
}
