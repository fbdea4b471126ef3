namespace IptActors.Domain.Catalog;

/// <summary>Sessions of a variant outside its ordinary ones: engagement, parent, group, follow-up.</summary>
/// <param name="Code">Code of the list session_kind.</param>
/// <param name="Title">English name.</param>
/// <param name="Sessions">How many a course may have; the lower end is what the variant expects.</param>
/// <param name="CountsTowardContract">True when such a session consumes one of the contracted sessions.</param>
/// <param name="Participants">Codes of the list participant_role that join the client. Empty means the client alone.</param>
/// <param name="Note">When and why. Null when the title says it.</param>
public sealed record SessionExtra(
    string Code, string Title, IntRange Sessions, bool CountsTowardContract, IReadOnlyList<string> Participants, string? Note = null);
