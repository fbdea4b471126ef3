using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.AccessLog;

/// <summary>The fields that every paged query over a clinic has.</summary>
internal static class ParentName
{
    /// <summary>What is wrong with the clinic and the size of the page; empty when nothing is.</summary>
    public static List<FieldViolation> ProblemOf(string parent, int pageSize)
    {
        var violations = new List<FieldViolation>();
        if (!parent.StartsWith("clinics/", StringComparison.Ordinal) || !ClinicId.TryParse(parent["clinics/".Length..], out _))
        {
            violations.Add(new FieldViolation("parent", $"Expected 'clinics/{{clinic}}', the id {Identifier.Expected}."));
        }

        if (pageSize < 0)
        {
            violations.Add(new FieldViolation("page_size", $"Expected 0 or more, found {pageSize}."));
        }

        return violations;
    }
}
