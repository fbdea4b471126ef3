using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;

namespace IptActors.Api.Audit;

/// <summary>Checks what callers name of the past: it must have come, and it must be there.</summary>
internal static class PastMoments
{
    // A caller's clock may run a little ahead of ours, as it may for commands.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Why a moment cannot be asked for; null when it can.</summary>
    public static Google.Rpc.Status? Check(string field, Timestamp moment, DateTimeOffset now)
    {
        if (!Moments.IsWithinBounds(moment))
        {
            return RefusalStatus.Invalid([new FieldViolation(field, Moments.Expected)]);
        }

        return Moments.Of(moment) <= now + ClockSkew ? null : Statuses.Of(
            Code.OutOfRange,
            ErrorReason.MomentInFuture,
            $"{field}: expected a moment that is past, found one in the future.",
            ("now", now.ToString("O", CultureInfo.InvariantCulture)))
            .With(new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = "Lies in the future." } } });
    }

    /// <summary>Why a version of a course cannot be asked for; null when it can.</summary>
    public static Google.Rpc.Status? CheckVersion(string field, long version, long last) =>
        version < 1 ? RefusalStatus.Invalid([new FieldViolation(field, $"Expected 1 or more, found {version}.")])
        : version <= last ? null
        : Statuses.Of(
            Code.OutOfRange,
            ErrorReason.VersionNotFound,
            $"{field}: expected 1 to {last}, found {version}.",
            ("last_version", last.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Why a position cannot be asked for; null when it can.</summary>
    public static Google.Rpc.Status? CheckPosition(string field, long position, long head) =>
        position < 1 ? RefusalStatus.Invalid([new FieldViolation(field, $"Expected 1 or more, found {position}.")])
        : position <= head ? null
        : Statuses.Of(
            Code.OutOfRange,
            ErrorReason.PositionNotFound,
            $"{field}: expected 1 to {head}, found {position}.",
            ("head", head.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The course was not there yet.</summary>
    public static Google.Rpc.Status BeforeFirstEvent(DateTimeOffset openedAt) => Statuses.Of(
        Code.NotFound,
        ErrorReason.BeforeFirstEvent,
        "At that moment the course was not there yet.",
        ("opened_at", openedAt.ToString("O", CultureInfo.InvariantCulture)));
}
