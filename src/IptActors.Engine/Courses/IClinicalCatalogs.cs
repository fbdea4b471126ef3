using IptActors.Domain.Catalog;
using IptActors.Domain.Values;

namespace IptActors.Engine.Courses;

/// <summary>Says which catalog a clinic works by.</summary>
public interface IClinicalCatalogs
{
    /// <summary>The catalog of the clinic; never waits, because every command asks.</summary>
    ClinicalCatalog Of(ClinicId clinic);
}

/// <summary>One catalog for every clinic.</summary>
public sealed class SharedCatalog(ClinicalCatalog catalog) : IClinicalCatalogs
{
    /// <inheritdoc/>
    public ClinicalCatalog Of(ClinicId clinic) => catalog;
}
