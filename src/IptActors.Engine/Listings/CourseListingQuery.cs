using IptActors.Domain.Values;

namespace IptActors.Engine.Listings;

/// <summary>Which courses of a clinic to list. Null members do not restrict. Ordered by course id.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Phases">Codes of phases to include; empty for all.</param>
/// <param name="Therapist">Only courses of this therapist.</param>
/// <param name="Supervisor">Only courses under this supervisor.</param>
/// <param name="Service">Only courses of this service.</param>
/// <param name="Protocol">Only courses by this protocol.</param>
/// <param name="After">Only courses after this id: where the page before ended.</param>
/// <param name="Limit">At most so many rows, 1 to 1000.</param>
public sealed record CourseListingQuery(
    ClinicId Clinic,
    ValueList<string> Phases,
    string? Therapist,
    string? Supervisor,
    string? Service,
    string? Protocol,
    CourseId? After,
    int Limit);
