using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Contracts;

/// <summary>
/// What a protocol says about the terms of a contract. The protocol sets limits that warn; a contract may leave them with a
/// reason, up to a range that is never left.
/// </summary>
internal static class ContractLimits
{
    public static void CheckAcute(ContractTerms terms, ProtectedText? reason, Deliberation d)
    {
        var protocol = d.Catalog.Protocols[d.State.Referral!.Protocol];
        var accepted = protocol.AbsoluteSessions;
        d.Require(
            accepted.Contains(terms.Sessions),
            "contract_beyond_absolute_range",
            $"Contracts of {protocol.Code} have {accepted} sessions; found {terms.Sessions}.");
        if (accepted.Contains(terms.Sessions) && WarnOutsideProtocol(terms.Sessions, protocol, d))
        {
            RequireReason(reason, d);
        }

        d.Require(
            protocol.Frequencies.Contains(terms.Frequency),
            "frequency_outside_variant",
            $"{protocol.Code} is held {string.Join(" or ", protocol.Frequencies)}; found {terms.Frequency}.");
        if (protocol.Minutes is { } minutes)
        {
            d.Require(minutes.Contains(terms.Minutes), "minutes_outside_variant", $"Sessions of {protocol.Code} last {minutes} minutes; found {terms.Minutes}.");
        }

        if (terms.Split is { } split && !protocol.Splits.Any(known => known.Code == split))
        {
            d.RejectField("terms.split", $"Expected a split of {protocol.Code} ({string.Join(", ", protocol.Splits.Select(known => known.Code))}), found another.");
        }

        var inactive = terms.Focus.Where(area => !d.State.Focus.IsActive(area)).ToList();
        if (inactive.Count > 0)
        {
            d.RejectUnknown("terms.focus", $"Expected active focuses of the course; not among them: {string.Join(", ", inactive)}. Choose them first.");
        }
    }

    public static void CheckMaintenance(ContractTerms terms, ProtectedText? reason, Deliberation d)
    {
        var protocol = d.Catalog.Protocols[d.State.Referral!.Protocol];
        if (protocol.Maintenance is not { } plan)
        {
            d.Breach("maintenance_outside_variant", $"The protocol {protocol.Code} describes no maintenance.");
            RequireReason(reason, d);
            return;
        }

        d.Require(
            plan.Frequencies.Contains(terms.Frequency),
            "frequency_outside_variant",
            $"Maintenance of {protocol.Code} is held {string.Join(" or ", plan.Frequencies)}; found {terms.Frequency}.");
        if (plan.MaxMonths is { } months && terms.PlannedEnd > terms.StartDate.AddMonths(months))
        {
            d.Breach("maintenance_outside_variant", $"Maintenance of {protocol.Code} was tried for up to {months} months; the planned end is later.");
            RequireReason(reason, d);
        }
    }

    /// <summary>Whether a warning was raised.</summary>
    public static bool WarnOutsideProtocol(int sessions, Protocol protocol, Deliberation d)
    {
        if (protocol.Sessions.Contains(sessions))
        {
            return false;
        }

        d.Breach("contract_outside_variant", $"{protocol.Code} is meant for {protocol.Sessions} sessions; the contract has {sessions}.");
        return true;
    }

    private static void RequireReason(ProtectedText? reason, Deliberation d)
    {
        if (reason is null)
        {
            d.RejectField("reason", "Expected a reason, because the terms leave what the protocol is meant for; found nothing.");
        }
    }
}
