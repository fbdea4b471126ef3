using System.Text;
using IptActors.Engine.AccessLog;

namespace IptActors.Api.AccessLog;

/// <summary>What was done, in words that a client understands.</summary>
internal static class AccessWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [AccessOutcome.SignInMethod] = "signed in",
        ["CourseService/GetCourse"] = "read the course",
        ["CourseService/ListCourses"] = "saw the course in a list",
        ["CourseService/StreamHistory"] = "read the history of the course",
        ["CourseService/ImportCommands"] = "sent entries for the course in bulk",
        ["AccessService/ListAccess"] = "looked up who had read the course",
        ["AccessService/ExportAccessReport"] = "made the report of who had read the course",
        ["BreakGlassService/ListEmergencyAccess"] = "saw the course in the list of emergencies to be reviewed",
        ["ProjectionService/GetCourseSummary"] = "read the summary of the course",
        ["ProjectionService/ListCourseSummaries"] = "saw the course in a list of summaries",
        ["ProjectionService/GetCaseload"] = "saw the figures of a caseload",
        ["ProjectionService/ListCaseloads"] = "saw the figures of caseloads",
        ["ProofService/GetInclusionProof"] = "had it proved that an event of the course is in the log",
        ["ProofService/VerifyCourse"] = "had the record of the course checked for alterations",
        ["AuditService/ReplayCourse"] = "replayed the history of the course",
        ["AuditService/GetCourseAsOf"] = "read the course as it was at a moment",
        ["AuditService/SearchEvents"] = "found events of the course in a search",
        ["AuditService/StreamClinicAsOf"] = "looked at all courses as they were at a moment",
        ["AuditService/GetClinicOutcomesAsOf"] = "saw the figures of the clinic as they were at a moment",
        ["ExportService/ExportCourse"] = "exported the course",
        ["ExportService/ExportClinic"] = "exported the courses of the clinic",
        ["AuditService/ExplainDecision"] = "looked up why an entry was taken or refused",
    };

    /// <summary>The words for a method: those of the table, or its name spelled out.</summary>
    /// <param name="method">As in the log: <c>Service/Method</c>.</param>
    public static string Of(string method) => Words.GetValueOrDefault(method) ?? $"asked to {Spelled(method[(method.IndexOf('/') + 1)..])}";

    private static string Spelled(string name)
    {
        var words = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }
}
