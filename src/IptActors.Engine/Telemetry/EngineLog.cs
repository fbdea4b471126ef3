using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Keeping;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Telemetry;

/// <summary>Everything the engine logs. Course ids appear only where an operator must act on that course; nothing else of a person does.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1001, LogLevel.Critical, "The record of course {Course} of clinic {Clinic} is not as it was recorded: event {Version} does not continue the hash chain ({Fault}). It is served read-only. Compare it with a backup and restore it.")]
    public static partial void ChainBroken(this ILogger log, string clinic, string course, long version, ChainFault fault);

    [LoggerMessage(1002, LogLevel.Warning, "The connection to the journal was lost around a commit; looking for the events.")]
    public static partial void OutcomeUnknown(this ILogger log, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "A course could not be read from the journal; its commands are refused as unavailable.")]
    public static partial void CourseNotLoaded(this ILogger log, Exception exception);

    [LoggerMessage(1004, LogLevel.Error, "Deciding a {Command} failed: a bug. Its caller gets an internal error; other commands go on.")]
    public static partial void CommandFaulted(this ILogger log, string command, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "A course failed while carrying out commands: a bug, or an event that this build cannot read. It is loaded anew for the next command.")]
    public static partial void CourseFaulted(this ILogger log, Exception exception);

    [LoggerMessage(1006, LogLevel.Debug, "{Evicted} courses left memory, {Resident} stay.")]
    public static partial void Evicted(this ILogger log, int evicted, int resident);

    [LoggerMessage(1007, LogLevel.Information, "Stopping: no more commands are taken, {InFlight} are being finished.")]
    public static partial void Stopping(this ILogger log, int inFlight);

    [LoggerMessage(1008, LogLevel.Information, "Stopped: every accepted command was answered.")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(1009, LogLevel.Warning, "Stopped with {InFlight} commands not answered: the journal did not return in time. Their outcome is told to whoever sends them again.")]
    public static partial void StoppedWithCommandsLeft(this ILogger log, int inFlight);

    [LoggerMessage(1010, LogLevel.Critical, "Event {Version} of course {Course} of clinic {Clinic} cannot be read: damaged, altered, or written by a newer build. The course is served as it stood before it, and takes no commands.")]
    public static partial void EventUnreadable(this ILogger log, string clinic, string course, long version);

    // Proofs: 1020-1029.
    [LoggerMessage(1020, LogLevel.Information, "Keeping the tree over the log {Name} from leaf {Size} on")]
    public static partial void TreeKept(this ILogger log, string name, long size);

    [LoggerMessage(1021, LogLevel.Warning, "The tree over the log {Name} cannot be kept now; trying again. Proofs fall behind, courses are served.")]
    public static partial void TreeNotKept(this ILogger log, string name, Exception exception);

    [LoggerMessage(1022, LogLevel.Critical, "The log {Name} is not the one that was signed ({Kind}). {Detail} Nothing more is signed. Keep the database as it is and run 'ipt audit verify'.")]
    public static partial void LogNotAsSigned(this ILogger log, string name, ProofAlarmKind kind, string detail);

    [LoggerMessage(1023, LogLevel.Critical, "Keeping the tree over the log {Name} failed: a bug. Trying again; until that succeeds nothing more is signed, and courses are served.")]
    public static partial void KeeperFailed(this ILogger log, string name, Exception exception);

    // Projections: 1040-1059.
    [LoggerMessage(1040, LogLevel.Information, "This process runs the {Count} projections of the database.")]
    public static partial void ProjectionsLed(this ILogger log, int count);

    [LoggerMessage(1041, LogLevel.Warning, "Running projections was interrupted ({Error}); beginning anew from where they are durable.")]
    public static partial void ProjectionsInterrupted(this ILogger log, string error, Exception? exception);

    [LoggerMessage(1042, LogLevel.Error, "Projection {Projection} stopped before position {Position}: it cannot fold event {EventId} ({Type}): {Error}. The others go on. Mend it, then resume or rebuild it.")]
    public static partial void ProjectionFailed(this ILogger log, string projection, long position, Guid eventId, string type, string error);

    [LoggerMessage(1043, LogLevel.Information, "Rebuilding {Projections} beside the live rows up to position {Target}.")]
    public static partial void RebuildBegan(this ILogger log, string projections, long target);

    [LoggerMessage(1044, LogLevel.Warning, "The live rows of {Projection} differed from a cold rebuild in {Rows} rows at position {Position}; the rebuilt rows take their place.")]
    public static partial void RebuildDiffers(this ILogger log, string projection, long rows, long position);

    [LoggerMessage(1045, LogLevel.Information, "The rebuild of {Projections} ended: {State}. {Problem}")]
    public static partial void RebuildEnded(this ILogger log, string projections, Projections.Rebuilding.RebuildState state, string problem);

    [LoggerMessage(1049, LogLevel.Warning, "The rebuilt rows of {Projections} are ready, and a reader holds the live rows: the switch is tried again until it lets go.")]
    public static partial void RebuildHeldUp(this ILogger log, string projections);

    [LoggerMessage(1046, LogLevel.Warning, "Watchers wait: rows or events cannot be read now.")]
    public static partial void WatchersWait(this ILogger log, Exception exception);

    [LoggerMessage(1047, LogLevel.Error, "Watchers hear nothing new: what happened cannot be read. Trying again.")]
    public static partial void WatchersStand(this ILogger log, Exception exception);
}
