using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Contracts;

internal static class ContractDecider
{
    public static void Decide(ContractCommand command, Deliberation d)
    {
        switch (command)
        {
            case AgreeContract c:
                Agree(c, d);
                break;
            case RenegotiateContract c:
                Renegotiate(c, d);
                break;
            case AgreeMaintenanceContract c:
                AgreeMaintenance(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Agree(AgreeContract c, Deliberation d)
    {
        if (d.State.Contracts.Acute is { } contract)
        {
            if (!contract.Says(c.Terms))
            {
                d.RejectField("terms", $"Expected no contract yet; version {contract.ContractVersion} is in force. Renegotiate it.");
            }

            return;
        }

        ContractLimits.CheckAcute(c.Terms, c.Reason, d);
        d.Require(
            d.State.Consents.LimitsExplainedOn is not null,
            "confidentiality_not_explained",
            "The limits of confidentiality have not been explained. Explain them with the contract.");
        var (protocol, split, plan) = Plan(c.Terms, d);
        d.Raise(new ContractAgreed(1, protocol, c.Terms, split, plan.InitialSessions, plan.TerminationSessions, c.Reason));
    }

    private static void Renegotiate(RenegotiateContract c, Deliberation d)
    {
        if (d.State.Contracts.Acute is not { } contract)
        {
            d.RejectUnknown("terms", "Expected a contract in force to renegotiate; there is none. Agree the first one.");
            return;
        }

        if (contract.Says(c.Terms))
        {
            return;
        }

        ContractLimits.CheckAcute(c.Terms, c.Reason, d);
        var held = d.State.Sessions.Appointments.Count(it => it is { Held: true, Number: not null } && it.Phase != Phase.Maintenance);
        if (c.Terms.Sessions < held)
        {
            d.RejectField("terms.sessions", $"Expected at least the {held} sessions held already, found {c.Terms.Sessions}.");
        }

        var (protocol, split, plan) = Plan(c.Terms, d);
        d.Raise(new ContractRenegotiated(
            contract.ContractVersion + 1, protocol, contract.Sessions, c.Terms, split, plan.InitialSessions, plan.TerminationSessions, c.Reason));
    }

    private static void AgreeMaintenance(AgreeMaintenanceContract c, Deliberation d)
    {
        var contract = d.State.Contracts.Maintenance;
        if (contract is not null && contract.Says(c.Terms))
        {
            return;
        }

        d.Require(d.State.Lifecycle.InTreatment, "R1", "Maintenance is agreed with a client in treatment; this course is not.");
        ContractLimits.CheckMaintenance(c.Terms, c.Reason, d);
        d.Raise(new MaintenanceContractAgreed((contract?.ContractVersion ?? 0) + 1, d.State.Referral!.Protocol, c.Terms, c.Reason));
    }

    private static (string Protocol, string Split, PhasePlan Plan) Plan(ContractTerms terms, Deliberation d)
    {
        var protocol = d.Catalog.Protocols[d.State.Referral!.Protocol];
        var split = protocol.Split(terms.Split, terms.Sessions);
        return (protocol.Code, split.Code, split.For(terms.Sessions));
    }
}
