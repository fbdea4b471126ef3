using IptActors.Domain.Phases;
using Wire = IptActors.Contracts.V1.Phase;

namespace IptActors.Api.Binding;

/// <summary>Phases on the wire, in the domain and as stored codes.</summary>
internal static class Phases
{
    /// <summary>The phase; null for what is unspecified or no phase at all.</summary>
    public static Phase? ToDomain(Wire phase) => phase switch
    {
        Wire.Referral => Phase.Referral,
        Wire.Waitlist => Phase.Waitlist,
        Wire.Assessment => Phase.Assessment,
        Wire.Initial => Phase.Initial,
        Wire.Middle => Phase.Middle,
        Wire.Termination => Phase.Termination,
        Wire.Maintenance => Phase.Maintenance,
        Wire.Closed => Phase.Closed,
        _ => null,
    };

    /// <summary>The phase on the wire.</summary>
    public static Wire ToWire(this Phase phase) => phase switch
    {
        Phase.Referral => Wire.Referral,
        Phase.Waitlist => Wire.Waitlist,
        Phase.Assessment => Wire.Assessment,
        Phase.Initial => Wire.Initial,
        Phase.Middle => Wire.Middle,
        Phase.Termination => Wire.Termination,
        Phase.Maintenance => Wire.Maintenance,
        Phase.Closed => Wire.Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A phase that the wire does not know."),
    };

    /// <summary>The code by which the phase is stored and filtered.</summary>
    public static string ToCode(this Phase phase) => EnumCodes<Phase>.Of(phase);

    /// <summary>The phase on the wire of a stored code.</summary>
    public static Wire FromCode(string code) => Enum.Parse<Phase>(code, ignoreCase: true).ToWire();
}
