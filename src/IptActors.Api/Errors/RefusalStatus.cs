using System.Diagnostics;
using System.Globalization;
using Google.Rpc;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;

namespace IptActors.Api.Errors;

/// <summary>The one map from refusals of the engine to statuses of gRPC. Total: a test feeds it every kind of refusal there is.</summary>
/// <param name="catalogs">Say which roles may set a rule aside.</param>
internal sealed class RefusalStatus(IClinicalCatalogs catalogs)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(200);

    /// <summary>The status of a refusal.</summary>
    /// <param name="refusal">What the engine said.</param>
    /// <param name="course">The course that was asked.</param>
    public Status Of(Refusal refusal, CourseKey course) => refusal switch
    {
        Refusal.Rejected rejected => Of(rejected.Rejection, course),
        Refusal.NotPermitted => NotPermitted(),
        Refusal.VersionMismatch mismatch => Statuses.Of(
            Code.Aborted,
            ErrorReason.VersionMismatch,
            $"Expected version {mismatch.Expected}, found {mismatch.Actual}. Read the course and decide again.",
            ("expected_version", Text(mismatch.Expected)),
            ("actual_version", Text(mismatch.Actual))),
        Refusal.RequestIdReused => Statuses.Of(
            Code.AlreadyExists,
            ErrorReason.RequestIdReused,
            "This request_id was used on this course with other content. Make a new UUID for each new command."),
        Refusal.Busy busy => Statuses.Of(
            Code.Unavailable, ErrorReason.Busy, "Too many commands wait. Nothing was recorded; send the same request again later.").RetryAfter(busy.RetryAfter),
        Refusal.Unavailable unavailable => JournalUnavailable(unavailable.RetryAfter),
        Refusal.ShuttingDown => Statuses.Of(
            Code.Unavailable, ErrorReason.ShuttingDown, "The server is shutting down. Nothing was recorded; connect again.").RetryAfter(ShortWait),
        Refusal.ConflictPersisted conflict => Statuses.Of(
            Code.Aborted,
            ErrorReason.ConflictPersisted,
            "Other writers of the course were faster every time. Nothing was recorded; send the same request again.",
            ("attempts", Text(conflict.Attempts))).RetryAfter(ShortWait),
        Refusal.OutcomeUnknown => Statuses.Of(
            Code.Unavailable,
            ErrorReason.OutcomeUnknown,
            "The event store was lost while committing. Send the same request_id again: it is carried out at most once.").RetryAfter(ShortWait),
        Refusal.ClientHasActiveCourse active => Statuses.Of(
                Code.FailedPrecondition,
                ErrorReason.ClientHasActiveCourse,
                "The client has an active course in this service already. Use that one, or close it first.",
                ("rules", "R14"),
                ("overridable", ""),
                ("holder", active.Holder.Value))
            .With(Precondition(course, [new RuleBreach("R14", "One active course per client and service.", false)])),
        Refusal.ChainBroken broken => Statuses.Of(
            Code.DataLoss,
            ErrorReason.ChainBroken,
            "The record of this course is not as it was recorded: it is shown as far as it can be read, and takes no commands. Tell the operator.",
            ("version", Text(broken.Version))),
        _ => throw new UnreachableException($"No status for {refusal.GetType().Name}."),
    };

    /// <summary>Wrong fields, all of them.</summary>
    public static Status Invalid(IEnumerable<FieldViolation> violations)
    {
        var request = new BadRequest();
        request.FieldViolations.AddRange(violations.Select(violation =>
            new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description }));
        var fields = string.Join(", ", request.FieldViolations.Select(violation => violation.Field));
        return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidCommand, $"Wrong or missing: {fields}.").With(request);
    }

    /// <summary>May not; whether there is such a course is not said.</summary>
    public static Status NotPermitted() => Statuses.Of(
        Code.PermissionDenied, ErrorReason.NotPermitted, "This course is not there for you, or your role may not do this.");

    /// <summary>The store is away.</summary>
    public static Status JournalUnavailable(TimeSpan retryAfter) => Statuses.Of(
        Code.Unavailable,
        ErrorReason.JournalUnavailable,
        "The event store cannot be reached. Nothing was recorded; send the same request again.").RetryAfter(retryAfter);

    private Status Of(Rejection rejection, CourseKey course) => rejection switch
    {
        Rejection.InvalidCommand invalid => Invalid(invalid.Violations),
        Rejection.CourseNotFound => Statuses.Of(Code.NotFound, ErrorReason.CourseNotFound, "No course of this id was ever opened.").With(Resource(course)),
        Rejection.CourseAlreadyOpened => Statuses.Of(
            Code.AlreadyExists, ErrorReason.CourseAlreadyOpened, "Another request opened a course of this id. Take another id.").With(Resource(course)),
        Rejection.UnknownReference unknown => Statuses.Of(
                Code.NotFound, ErrorReason.UnknownReference, $"{unknown.Field}: {unknown.Description}", ("field", unknown.Field))
            .With(new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = unknown.Field, Description = unknown.Description } } }),
        Rejection.RulesBroken broken => RulesBroken(broken.Breaches, course),
        _ => throw new UnreachableException($"No status for {rejection.GetType().Name}."),
    };

    private Status RulesBroken(IReadOnlyList<RuleBreach> breaches, CourseKey course)
    {
        var metadata = new List<(string, string)>
        {
            ("rules", string.Join(',', breaches.Select(breach => breach.Rule))),
            ("overridable", string.Join(',', breaches.Where(breach => breach.Overridable).Select(breach => breach.Rule))),
        };
        foreach (var breach in breaches.Where(breach => breach.Overridable).DistinctBy(breach => breach.Rule))
        {
            metadata.Add(($"overridable_by.{breach.Rule}", string.Join(',', catalogs.Of(course.Clinic).Rules.Find(breach.Rule)?.OverridableBy ?? [])));
        }

        return Statuses.Of(
                Code.FailedPrecondition,
                ErrorReason.RulesBroken,
                $"Against the rules as the course stands: {string.Join(", ", breaches.Select(breach => breach.Rule))}.",
                metadata.ToArray())
            .With(Precondition(course, breaches));
    }

    private static PreconditionFailure Precondition(CourseKey course, IEnumerable<RuleBreach> breaches)
    {
        var failure = new PreconditionFailure();
        failure.Violations.AddRange(breaches.Select(breach =>
            new PreconditionFailure.Types.Violation { Type = breach.Rule, Subject = course.ToString(), Description = breach.Missing }));
        return failure;
    }

    private static ResourceInfo Resource(CourseKey course) => new() { ResourceType = "ipt.v1/Course", ResourceName = course.ToString() };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
