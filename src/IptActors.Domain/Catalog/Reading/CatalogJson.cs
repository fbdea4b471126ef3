using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog.Reading;

/// <summary>Generated readers of the data files; no reflection at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SourceReference))]
[JsonSerializable(typeof(Protocol))]
[JsonSerializable(typeof(Measure))]
[JsonSerializable(typeof(Technique))]
[JsonSerializable(typeof(Adjunct))]
[JsonSerializable(typeof(ProblemArea))]
[JsonSerializable(typeof(ClosureReason))]
[JsonSerializable(typeof(AttendanceCode))]
[JsonSerializable(typeof(Modality))]
[JsonSerializable(typeof(CodeList))]
[JsonSerializable(typeof(TaskDefinition))]
[JsonSerializable(typeof(RuleDefinition))]
[JsonSerializable(typeof(DnaPolicy))]
[JsonSerializable(typeof(ServicePolicy))]
[JsonSerializable(typeof(OutcomeRuleSet))]
[JsonSerializable(typeof(ExpectedCourseRuleSet))]
[JsonSerializable(typeof(FidelityIndicatorDefinition))]
internal sealed partial class CatalogJson : JsonSerializerContext;
