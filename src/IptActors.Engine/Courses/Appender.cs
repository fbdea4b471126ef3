using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Courses;

/// <summary>What is known for certain of an append in the end.</summary>
internal enum AppendFate
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>Another writer was faster; not written and never will be.</summary>
    Lost,

    /// <summary>The exclusive key is held by another course; not written.</summary>
    KeyTaken,

    /// <summary>The journal cannot be reached; not written.</summary>
    Unavailable,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>An append that came to an end.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="LastPosition">Place of its last event when it is durable.</param>
/// <param name="Holder">The course that holds the key when it is taken.</param>
internal readonly record struct AppendEnd(AppendFate Fate, long LastPosition = 0, CourseId? Holder = null);

/// <summary>
/// Appends, and when the outcome is not known finds it out. An append is sent again only as the very same one, with the same
/// event ids at the same version: at most one of the two can commit, and whichever does, its ids tell that it was ours.
/// </summary>
internal static class Appender
{
    public static async ValueTask<AppendEnd> AppendAsync(AppendRequest request, CourseServices services, CancellationToken cancellationToken)
    {
        var inDoubt = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                switch (await services.Journal.AppendAsync(request, cancellationToken))
                {
                    case AppendOutcome.Committed committed:
                        return new AppendEnd(AppendFate.Committed, committed.LastPosition);
                    case AppendOutcome.ExclusiveKeyTaken taken when !inDoubt:
                        return new AppendEnd(AppendFate.KeyTaken, Holder: taken.Holder);
                    case AppendOutcome.VersionConflict when !inDoubt:
                        return new AppendEnd(AppendFate.Lost);
                }
            }
            catch (UnknownOutcomeException unknown)
            {
                inDoubt = true;
                services.Log.OutcomeUnknown(unknown);
                services.Metrics.OutcomeUnknown();
            }
            catch (JournalUnavailableException) when (!inDoubt)
            {
                return new AppendEnd(AppendFate.Unavailable);
            }
            catch (Exception e) when (inDoubt && (e is JournalUnavailableException or OperationCanceledException))
            {
                return new AppendEnd(AppendFate.Unknown);
            }

            if (await FindAsync(request, services, cancellationToken) is { } end)
            {
                return end;
            }

            if (attempt == services.Options.MaxAttempts)
            {
                return new AppendEnd(AppendFate.Unknown);
            }
        }
    }

    /// <summary>Looks for the events at their versions; null when nothing is there yet.</summary>
    private static async ValueTask<AppendEnd?> FindAsync(AppendRequest request, CourseServices services, CancellationToken cancellationToken)
    {
        try
        {
            var found = await services.Journal.ReadCourseAsync(request.Course, request.ExpectedVersion, request.Events.Count, cancellationToken);
            return found.Count == 0 ? null
                : found[0].Event.Id == request.Events[0].Id ? new AppendEnd(AppendFate.Committed, found[^1].Position)
                : new AppendEnd(AppendFate.Lost);
        }
        catch (Exception e) when (e is JournalUnavailableException or OperationCanceledException)
        {
            return new AppendEnd(AppendFate.Unknown);
        }
    }
}
