namespace IptActors.Domain.Catalog;

/// <summary>How or where a session takes place.</summary>
public sealed record Modality : CatalogEntry
{
    /// <summary>NHS consultation mechanism code.</summary>
    public required string NhsCode { get; init; }

    /// <summary>True when client and therapist are in one room.</summary>
    public required bool FaceToFace { get; init; }

    /// <summary>FHIR Encounter.class of v3-ActCode: AMB, VR, HH or IMP.</summary>
    public required string FhirEncounterClass { get; init; }
}
