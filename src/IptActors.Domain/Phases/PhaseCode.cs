using System.Diagnostics;

namespace IptActors.Domain.Phases;

/// <summary>The name of a phase as it is stored, sent and written in the catalog.</summary>
public static class PhaseCode
{
    /// <summary>The name in snake_case.</summary>
    public static string Code(this Phase phase) => phase switch
    {
        Phase.Referral => "referral",
        Phase.Waitlist => "waitlist",
        Phase.Assessment => "assessment",
        Phase.Initial => "initial",
        Phase.Middle => "middle",
        Phase.Termination => "termination",
        Phase.Maintenance => "maintenance",
        Phase.Closed => "closed",
        _ => throw new UnreachableException($"Phase {(int)phase} has no code."),
    };
}
