using Google.Rpc;
using IptActors.Engine.Commands;

namespace IptActors.Api.Access;

/// <summary>Whether a call goes on, and as whom.</summary>
/// <param name="Caller">Who calls, in which role, with which scope; null when refused.</param>
/// <param name="Detail">How much of a course they see.</param>
/// <param name="Refusal">Why not; null when admitted.</param>
internal readonly record struct Admission(Caller? Caller, CourseDetail Detail, Status? Refusal);

/// <summary>How much of a course a caller sees.</summary>
internal enum CourseDetail
{
    /// <summary>Schedule and status: no clinical content.</summary>
    Status,

    /// <summary>Everything but process notes, which are nobody's but their author's.</summary>
    Full,
}
