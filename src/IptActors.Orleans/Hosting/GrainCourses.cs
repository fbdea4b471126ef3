using System.Diagnostics;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;
using IptActors.Orleans.Grains;
using Orleans.Runtime.Messaging;

namespace IptActors.Orleans.Hosting;

/// <summary>The courses of a cluster: the cluster edition's <see cref="ICourses"/>.</summary>
internal sealed class GrainCourses(IGrainFactory grains, CourseGrainServices services) : ICourses
{
    // A silo that died is noticed and its courses are home elsewhere within this time, as a rule.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async ValueTask<CommandAnswer> ExecuteAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken)
    {
        var started = services.Engine.Clock.GetTimestamp();
        var kind = command.Command.GetType().Name;
        using var activity = EngineTelemetry.Source.StartActivity("course.execute");
        activity?.SetTag("ipt.command", kind);
        var answer = command.Caller.Clinic == course.Clinic
            ? await SendAsync(course, command, cancellationToken)
            : new CommandAnswer.Refused(new Refusal.NotPermitted());
        var code = answer is CommandAnswer.Refused refused ? refused.Refusal.Code : "ANSWERED";
        activity?.SetTag("ipt.outcome", code);
        services.Engine.Metrics.Commanded(kind, code, services.Engine.Clock.GetElapsedTime(started));
        return answer;
    }

    /// <inheritdoc/>
    public async ValueTask<CourseReading> ReadAsync(CourseKey course, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Clinic != course.Clinic)
        {
            return new CourseReading.Refused(new Refusal.NotPermitted());
        }

        var (reading, _) = await CallAsync(grain => grain.ReadAsync(caller), course, cancellationToken);
        return reading ?? new CourseReading.Refused(services.Unavailable);
    }

    /// <inheritdoc/>
    public async ValueTask<CourseReading> ReadAtAsync(CourseKey course, Caller caller, AsOf asOf, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await ReadAsync(course, caller, cancellationToken);
            return reading is not CourseReading.Found now ? reading
                : await CourseReads.AtAsync(course, asOf, services.Engine.History, cancellationToken) is CourseReading.Found then ? then with { Emergency = now.Emergency }
                : new CourseReading.Refused(CourseReads.NotFound);
        }
        catch (JournalUnavailableException)
        {
            return new CourseReading.Refused(services.Unavailable);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<HistoryReading> ReadHistoryAsync(CourseKey course, Caller caller, long afterVersion, CancellationToken cancellationToken) =>
        await ReadAsync(course, caller, cancellationToken) switch
        {
            CourseReading.Found found => CourseReads.Events(course, afterVersion, services.Engine.History) with { Emergency = found.Emergency },
            CourseReading.Refused refused => new HistoryReading.Refused(refused.Refusal),
            var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
        };

    private async ValueTask<CommandAnswer> SendAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken)
    {
        var (answer, mayHaveArrived) = await CallAsync(grain => grain.ExecuteAsync(command), course, cancellationToken);
        return answer ?? new CommandAnswer.Refused(mayHaveArrived ? new Refusal.OutcomeUnknown() : new Refusal.Busy(services.Engine.Options.BusyRetryAfter));
    }

    /// <summary>
    /// Calls the grain of a course, again when the silo it lived on went away: a command that was carried out there is known by its
    /// request id and gets its first answer. Null when that did not help.
    /// </summary>
    private async ValueTask<(T? Answer, bool MayHaveArrived)> CallAsync<T>(
        Func<ITreatmentCourseGrain, ValueTask<T>> call, CourseKey course, CancellationToken cancellationToken)
        where T : class
    {
        CallTrace.Send();
        var started = services.Engine.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                var answering = call(grains.Course(course));
                return (answering.IsCompleted || !cancellationToken.CanBeCanceled ? await answering : await answering.AsTask().WaitAsync(cancellationToken), true);
            }
            catch (LimitExceededException)
            {
                services.Engine.Metrics.TurnedAway();
                return (null, false);
            }
            catch (Exception e) when (IsLostSilo(e))
            {
                services.Engine.Log.GrainCallLost(e.GetType().Name);
                if (services.Engine.Clock.GetElapsedTime(started) > Patience)
                {
                    return (null, true);
                }
            }
            catch (TimeoutException)
            {
                return (null, true);
            }

            await Task.Delay(Pause, services.Engine.Clock, cancellationToken);
        }
    }

    private static bool IsLostSilo(Exception exception) =>
        exception is SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException;
}
