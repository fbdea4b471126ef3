using System.Diagnostics;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Courses;
using IptActors.Api.Methods;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;

namespace IptActors.Api.Audit;

/// <summary>What every method for auditors begins with: who asks, for which course, and whether they may see it.</summary>
internal sealed class AuditDesk(AuditServices services)
{
    /// <summary>What the methods need.</summary>
    public AuditServices Services => services;

    /// <summary>Admits a caller to one course.</summary>
    /// <returns>Either the visit or why not.</returns>
    public async ValueTask<(AuditVisit? Visit, Status? Refusal)> ReceiveAsync(
        AccessRow access, string course, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await services.Gate.AdmitAsync(access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return (null, admission.Refusal);
        }

        if (CourseNames.TryRead(course, caller.Clinic, context, out var key) is { } problem)
        {
            return (null, problem);
        }

        switch (await services.Courses.ReadAsync(key, caller, cancellationToken))
        {
            case CourseReading.Found found:
                context.Access.Discloses(key, found.Emergency);
                return (new AuditVisit(caller, key, found.State, found.Emergency), null);
            case CourseReading.Refused refused:
                return (null, services.Refusals.Of(refused.Refusal, key));
            case var other:
                throw new UnreachableException($"No answer for {other.GetType().Name}.");
        }
    }

    /// <summary>What to say where a record ends in an event that cannot be read.</summary>
    public Status Unreadable(EventDecodingException unreadable) => services.Refusals.Of(new Refusal.ChainBroken(unreadable.Version), unreadable.Course);

    /// <summary>The page of a course as it stood, with the tasks as they stood on the day of its last event.</summary>
    public Contracts.V1.Course PageOf(CourseKey course, CourseState state) => PageOf(course, state, state.LastRecordedAt);

    /// <summary>The page of a course as it stood, with the tasks as they stood on a day.</summary>
    public Contracts.V1.Course PageOf(CourseKey course, CourseState state, DateTimeOffset at) =>
        services.Page.Of(course, state, services.Catalogs.Of(course.Clinic), state.Calendar.DayOf(at), CourseDetail.Full);
}

/// <summary>Somebody who may see a course.</summary>
/// <param name="Caller">Who.</param>
/// <param name="Course">Which.</param>
/// <param name="State">The course as it stands now.</param>
/// <param name="Emergency">Whether they see it only because it is open to them in an emergency.</param>
internal sealed record AuditVisit(Caller Caller, CourseKey Course, CourseState State, bool Emergency);
