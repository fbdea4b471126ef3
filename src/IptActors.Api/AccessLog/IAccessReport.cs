using IptActors.Contracts.V1;
using IptActors.Domain.Values;

namespace IptActors.Api.AccessLog;

/// <summary>A form of the report of who read a course; its pieces in order are the report.</summary>
internal interface IAccessReport
{
    /// <summary>What stands before the accesses.</summary>
    string Begin(CourseKey course, DateTimeOffset madeAt);

    /// <summary>Accesses, the newest first.</summary>
    string Add(IEnumerable<AccessRecord> accesses);

    /// <summary>What stands after them.</summary>
    string End();
}
