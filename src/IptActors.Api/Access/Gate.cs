using Google.Rpc;
using IptActors.Api.AccessLog;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;

namespace IptActors.Api.Access;

/// <summary>Stands before every method: who is it, may they call it, in which role, for whom, why.</summary>
/// <param name="tokens">Checks tokens.</param>
/// <param name="catalogs">Have the codes of purposes.</param>
/// <param name="recorder">Puts sign-ins on record.</param>
internal sealed class Gate(ITokenValidator tokens, IClinicalCatalogs catalogs, AccessRecorder recorder)
{
    private const string Scheme = "Bearer ";

    // In this order a caller with several roles acts, unless they choose one by the metadata acting-role.
    private static readonly (Roles Role, string Name, CourseDetail Detail)[] Order =
    [
        (Roles.Therapist, "therapist", CourseDetail.Full),
        (Roles.Supervisor, "supervisor", CourseDetail.Full),
        (Roles.Integration, "integration", CourseDetail.Full),
        (Roles.Auditor, "auditor", CourseDetail.Full),
        (Roles.Coordinator, "coordinator", CourseDetail.Status),
        (Roles.Admin, "admin", CourseDetail.Status),
        (Roles.Dashboard, "dashboard", CourseDetail.Status),
    ];

    /// <summary>Says who calls a method.</summary>
    public async ValueTask<Admission> AdmitAsync(AccessRow row, ApiCallContext context, CancellationToken cancellationToken)
    {
        var authorization = context.Authorization;
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(TokenInvalid("Expected the metadata 'authorization: Bearer {token}'."));
        }

        var check = await tokens.ValidateAsync(authorization[Scheme.Length..].Trim(), cancellationToken);
        if (check.Principal is not { } principal)
        {
            return Refuse(TokenInvalid(check.Problem ?? "The token is not good."));
        }

        context.Principal = principal;
        return principal.SignedIn || await recorder.SignInAsync(principal) is not { } unrecorded ? Admit(row, principal, context) : Refuse(unrecorded);
    }

    private Admission Admit(AccessRow row, Principal principal, ApiCallContext context)
    {
        var roles = principal.Roles;
        if (context.ActingRole is { } acting)
        {
            roles &= RoleNames.Parse(acting);
        }

        var scope = CourseScope.None;
        var role = default((Roles Role, string Name, CourseDetail Detail));
        foreach (var candidate in Order)
        {
            if (roles.HasFlag(candidate.Role) && row.Of(candidate.Role) is var granted and not CourseScope.None)
            {
                // What one role sees in full and another in part must not mix: only roles of the same detail add up.
                if (role.Name is null)
                {
                    (role, scope) = (candidate, granted);
                }
                else if (role.Detail == candidate.Detail && candidate.Role is Roles.Therapist or Roles.Supervisor)
                {
                    scope |= granted;
                }
            }
        }

        return role.Name is null ? Refuse(RefusalStatus.NotPermitted()) : Admit(row, principal, role.Role, role.Name, scope, role.Detail, context);
    }

    private Admission Admit(AccessRow row, Principal principal, Roles role, string name, CourseScope scope, CourseDetail detail, ApiCallContext context)
    {
        var person = context.OnBehalfOf;
        if (role == Roles.Integration ? (row.AboutClients || person is not null) && !Identifier.IsValid(person) : person is not null)
        {
            return Refuse(Statuses.Of(
                Code.PermissionDenied,
                ErrorReason.PersonRequired,
                role == Roles.Integration
                    ? $"A system says for whom it acts: expected the metadata 'on-behalf-of' with the id of a person ({Identifier.Expected})."
                    : "Only the role integration acts for another: leave out the metadata 'on-behalf-of'."));
        }

        var purpose = context.PurposeOfUse;
        var purposes = catalogs.Of(principal.Clinic).Codes("purpose_of_use");
        if (purpose is null ? role == Roles.Auditor && row.AboutClients : !purposes.Contains(purpose))
        {
            return Refuse(Statuses.Of(
                Code.PermissionDenied,
                ErrorReason.PurposeRequired,
                "Expected the metadata 'purpose-of-use' with a code of the list 'purpose_of_use'.",
                ("expected", string.Join(',', purposes.Entries.Select(entry => entry.Code)))));
        }

        var caller = new Caller(principal.Clinic, principal.Subject, name, person, scope, purpose);
        context.Caller ??= caller;
        return new Admission(caller, detail, null);
    }

    private static Admission Refuse(Status status) => new(null, CourseDetail.Status, status);

    private static Status TokenInvalid(string problem) => Statuses.Of(Code.Unauthenticated, ErrorReason.TokenInvalid, problem);
}
