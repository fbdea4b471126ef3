using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Binding;
using IptActors.Api.Courses;
using IptActors.Domain.Catalog;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.Catalogs;

/// <summary>Words entries of the catalog.</summary>
internal static class CatalogMessages
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>An entry as its data file has it.</summary>
    public static Struct Definition(CatalogEntry entry) => JsonStruct.Read(JsonSerializer.SerializeToUtf8Bytes(entry, entry.GetType(), Json));

    /// <summary>A protocol without its definition.</summary>
    public static Wire.Protocol Of(Protocol protocol) => new()
    {
        Code = protocol.Code,
        Title = protocol.Title,
        MinSessions = protocol.Sessions.Min,
        MaxSessions = protocol.Sessions.Max,
        FocusAllowed = { protocol.FocusAllowed },
        CoreTechniques = { protocol.CoreTechniques },
        Confirmed = protocol.Confirmed,
    };

    /// <summary>A measure without items and definition.</summary>
    public static Wire.Measure Of(Measure measure) => new()
    {
        Code = measure.Code,
        Title = measure.Title,
        Respondent = SnakeCase.Of(measure.Respondent.ToString()),
        Direction = SnakeCase.Of(measure.Direction.ToString()),
        Symptom = measure.Symptom,
        ItemScale = measure.ItemScale,
        Bands = { measure.Bands.Select(band => new Wire.Band { Code = band.Code, Title = band.Title, Min = band.Min, Max = band.Max }) },
        Confirmed = measure.Confirmed,
    };

    /// <summary>A question of a measure.</summary>
    public static Wire.MeasureItem Of(MeasureItem item) => new() { Code = item.Code, Min = item.Min, Max = item.Max, Text = item.Text ?? "" };

    /// <summary>A technique.</summary>
    public static Wire.Technique Of(Technique technique) => new()
    {
        Code = technique.Code,
        Title = technique.Title,
        Meaning = technique.Meaning,
        Fidelity = SnakeCase.Of(technique.Fidelity.ToString()),
    };

    /// <summary>A task.</summary>
    public static Wire.TaskDefinition Of(TaskDefinition task) => new()
    {
        Code = task.Code,
        Title = task.Title,
        Phase = task.Phase ?? "",
        Kind = SnakeCase.Of(task.Kind.ToString()),
        Definition = Definition(task),
    };

    /// <summary>A rule.</summary>
    public static Wire.Rule Of(RuleDefinition rule) => new()
    {
        Code = rule.Code,
        Title = rule.Title,
        Kind = SnakeCase.Of(rule.Kind.ToString()),
        OverridableBy = { rule.OverridableBy },
        Missing = rule.Missing,
        Remedy = rule.Remedy,
    };

    /// <summary>Every list of codes: those of coded fields, and the kinds of entries that have a type of their own.</summary>
    public static IReadOnlyList<Wire.CodeList> Lists(ClinicalCatalog catalog) =>
    [
        .. catalog.CodeLists.Select(list => new Wire.CodeList
        {
            Name = list.Code,
            Title = list.Title,
            Codes = { list.Entries.Select(entry => new Wire.CodedValue { Code = entry.Code, Title = entry.Title }) },
        }),
        List("problem_area", "Problem areas", catalog.ProblemAreas),
        List("closure_reason", "Closure reasons", catalog.ClosureReasons),
        List("attendance", "Attendance", catalog.Attendance),
        List("modality", "Modalities", catalog.Modalities),
        List("adjunct", "Adjuncts", catalog.Adjuncts),
    ];

    private static Wire.CodeList List(string name, string title, IEnumerable<CatalogEntry> entries) => new()
    {
        Name = name,
        Title = title,
        Codes = { entries.Select(entry => new Wire.CodedValue { Code = entry.Code, Title = entry.Title }) },
    };
}
