using Google.Rpc;
using IptActors.Api.Errors;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.Audit;

/// <summary>Reads resource names of clinics.</summary>
internal static class Clinics
{
    /// <summary>Why the caller's clinic is not the one of a name; null when it is.</summary>
    public static Status? Check(string parent, ClinicId clinic, string field = "parent") =>
        !parent.StartsWith("clinics/", StringComparison.Ordinal) || !ClinicId.TryParse(parent["clinics/".Length..], out var named)
            ? RefusalStatus.Invalid([new FieldViolation(field, $"Expected 'clinics/{{clinic}}', the id {Identifier.Expected}.")])
            : named == clinic ? null : RefusalStatus.NotPermitted();
}
