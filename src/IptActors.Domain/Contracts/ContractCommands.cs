using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Contracts;

/// <summary>Commands about the contract between client and therapist.</summary>
public abstract record ContractCommand : CourseCommand
{
    private protected ContractCommand()
    {
    }
}

/// <summary>Agrees the contract of the acute treatment (T12). The first of a course; later ones are renegotiations.</summary>
/// <param name="Terms">What is agreed.</param>
/// <param name="Reason">Why the terms leave what the protocol is meant for; required when they do.</param>
public sealed record AgreeContract(ContractTerms Terms, ProtectedText? Reason) : ContractCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        ContractTerms.Validate("terms", Terms, check);
        check.OptionalText("reason", Reason);
    }
}

/// <summary>Puts other terms in the place of the contract in force: changes must be explicit (R7).</summary>
/// <param name="Terms">What is agreed now, in full.</param>
/// <param name="Reason">Why.</param>
public sealed record RenegotiateContract(ContractTerms Terms, ProtectedText Reason) : ContractCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        ContractTerms.Validate("terms", Terms, check);
        check.Text("reason", Reason);
    }
}

/// <summary>Agrees, or agrees anew, the contract of maintenance. Its focus may differ from that of the acute treatment.</summary>
/// <param name="Terms">What is agreed.</param>
/// <param name="Reason">Why the terms leave what the protocol is meant for; required when they do.</param>
public sealed record AgreeMaintenanceContract(ContractTerms Terms, ProtectedText? Reason) : ContractCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        ContractTerms.Validate("terms", Terms, check);
        check.OptionalText("reason", Reason);
    }
}
