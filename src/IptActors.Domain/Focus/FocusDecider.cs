using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Focus;

internal static class FocusDecider
{
    public static void Decide(FocusCommand command, Deliberation d)
    {
        switch (command)
        {
            case ChooseProblemArea c:
                Choose(c, d);
                break;
            case ChangeProblemArea c:
                Change(c, d);
                break;
            case DropProblemArea c:
                Drop(c, d);
                break;
            case StageDispute c:
                Stage(c, d);
                break;
            case ShareFormulation c:
                ShareFormulation(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Choose(ChooseProblemArea c, Deliberation d)
    {
        var focus = d.State.Focus;
        if (focus.Active.Any(area => area.Area == c.Area && area.RelatedPerson == c.RelatedPerson))
        {
            return;
        }

        RequirePerson(c.RelatedPerson, d);
        WarnOfLimits(c.Area, d);
        var active = focus.Active.Count();
        var most = d.Policy.MaxActiveFocus;
        d.Require(active < most, "R8", $"At most {most} problem areas are worked on at once; {active} are active. Drop one first.");
        if (active > 0 && active < most)
        {
            d.Breach("R8_two", $"This is problem area {active + 1} at once; one is preferred.");
        }

        if (focus.Areas.Count > 0)
        {
            WarnOfLateChange(d);
        }

        d.Raise(new ProblemAreaChosen(focus.Areas.Count + 1, c.Area, c.RelatedPerson, c.Rationale, c.SecondOpinion));
    }

    private static void Change(ChangeProblemArea c, Deliberation d)
    {
        if (FindActive(c.Focus, d) is not { } area || (area.Area == c.Area && area.RelatedPerson == c.RelatedPerson))
        {
            return;
        }

        RequirePerson(c.RelatedPerson, d);
        WarnOfLimits(c.Area, d);
        WarnOfLateChange(d);
        d.Raise(new ProblemAreaChanged(c.Focus, area.Area, c.Area, c.RelatedPerson, c.Reason));
    }

    private static void Drop(DropProblemArea c, Deliberation d)
    {
        if (d.State.Focus.Find(c.Focus) is { Active: false } || FindActive(c.Focus, d) is not { } area)
        {
            return;
        }

        WarnOfLateChange(d);
        d.Raise(new ProblemAreaDropped(c.Focus, area.Area, c.Reason));
    }

    private static void Stage(StageDispute c, Deliberation d)
    {
        if (FindActive(c.Focus, d) is not { } area || area.Stage == c.Stage)
        {
            return;
        }

        var stages = d.Catalog.ProblemAreas[area.Area].Stages;
        if (!stages.Any(stage => stage.Code == c.Stage))
        {
            d.RejectField(
                "stage",
                stages.Count == 0
                    ? $"Expected a focus with stages; {area.Area} has none."
                    : $"Expected one of {string.Join(", ", stages.Select(stage => stage.Code))}, found another.");
            return;
        }

        d.Raise(new DisputeStaged(c.Focus, area.Stage, c.Stage, c.Note));
    }

    private static void ShareFormulation(ShareFormulation c, Deliberation d)
    {
        var inactive = c.ProblemAreas.Where(area => !d.State.Focus.IsActive(area)).ToList();
        if (inactive.Count > 0)
        {
            d.RejectUnknown("problem_areas", $"Expected active focuses of the course; not among them: {string.Join(", ", inactive)}. Choose them first.");
            return;
        }

        var version = (d.State.Focus.Formulation?.FormulationVersion ?? 0) + 1;
        d.Raise(new FormulationShared(version, c.Diagnosis, c.Onset, c.PrecipitatingEvents, c.ProblemAreas, c.Narrative, c.ClientAgreement));
    }

    private static FocusArea? FindActive(int ordinal, Deliberation d)
    {
        if (d.State.Focus.Find(ordinal) is { Active: true } area)
        {
            return area;
        }

        var known = string.Join(", ", d.State.Focus.Active.Select(active => active.Ordinal));
        d.RejectUnknown("focus", $"Expected an active focus ({(known.Length == 0 ? "there is none" : known)}), found {ordinal}.");
        return null;
    }

    private static void RequirePerson(int? person, Deliberation d)
    {
        if (person is { } ordinal && d.State.Inventory.Find(ordinal) is null)
        {
            d.RejectUnknown("related_person", $"Expected the ordinal of a person of the inventory, found {ordinal}; {d.State.Inventory.People.Count} are in it.");
        }
    }

    // Rule R9: the first choice is never late, whenever it comes.
    private static void WarnOfLateChange(Deliberation d)
    {
        if (d.State.Contracts.Acute is { } contract && d.State.Lifecycle.Phase != Phase.Maintenance)
        {
            var held = ContractUse.Of(d.State).Held;
            d.Require(held <= contract.Plan.Midpoint, "R9", $"The focus changes after session {held} of {contract.Sessions}; half of them are over.");
        }
    }

    private static void WarnOfLimits(string code, Deliberation d)
    {
        var protocol = d.Catalog.Protocols[d.State.Referral!.Protocol];
        var area = d.Catalog.ProblemAreas[code];
        d.Require(
            protocol.FocusAllowed.Contains(code) && (area.OnlyProtocols.Count == 0 || area.OnlyProtocols.Contains(protocol.Code)),
            "focus_outside_variant",
            $"The protocol {protocol.Code} works on {string.Join(", ", protocol.FocusAllowed)}; found {code}.");
        d.Require(code != "interpersonal_deficits", "deficits_as_focus", "Interpersonal deficits is the last choice. Check whether grief, a dispute or a transition fits.");
    }
}
