namespace IptActors.Domain.BreakGlass;

/// <summary>
/// Marks the commands that somebody may give on a course that is open to them only in an emergency: what documents the emergency.
/// Treatment, appointments and the care team stay with those who treat.
/// </summary>
public interface IAllowedInEmergency;
