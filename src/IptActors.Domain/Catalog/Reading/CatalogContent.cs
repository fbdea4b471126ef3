using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IptActors.Domain.Catalog.Reading;

/// <summary>Entries by kind and code, with the file each came from. Mutable only while files are being read.</summary>
internal sealed class CatalogContent
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly Dictionary<(Type Kind, string Code), string> _files = [];

    public OrderedDictionary<string, SourceReference> Sources { get; } = [];
    public OrderedDictionary<string, Protocol> Protocols { get; } = [];
    public OrderedDictionary<string, Measure> Measures { get; } = [];
    public OrderedDictionary<string, Technique> Techniques { get; } = [];
    public OrderedDictionary<string, Adjunct> Adjuncts { get; } = [];
    public OrderedDictionary<string, ProblemArea> ProblemAreas { get; } = [];
    public OrderedDictionary<string, ClosureReason> ClosureReasons { get; } = [];
    public OrderedDictionary<string, AttendanceCode> Attendance { get; } = [];
    public OrderedDictionary<string, Modality> Modalities { get; } = [];
    public OrderedDictionary<string, CodeList> CodeLists { get; } = [];
    public OrderedDictionary<string, TaskDefinition> Tasks { get; } = [];
    public OrderedDictionary<string, RuleDefinition> Rules { get; } = [];
    public OrderedDictionary<string, DnaPolicy> DnaPolicies { get; } = [];
    public OrderedDictionary<string, ServicePolicy> Policies { get; } = [];
    public OrderedDictionary<string, OutcomeRuleSet> OutcomeRules { get; } = [];
    public OrderedDictionary<string, ExpectedCourseRuleSet> ExpectedCourses { get; } = [];
    public OrderedDictionary<string, FidelityIndicatorDefinition> Fidelity { get; } = [];

    /// <summary>Names the files it was read from; empty before any.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The file an entry was read from.</summary>
    public string FileOf<T>(string code) => _files[(typeof(T), code)];

    /// <summary>Adds the entries of a file, or the problems that keep them out.</summary>
    public void Add(CatalogFile file, List<CatalogProblem> problems)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(file.Utf8, Strict);
        }
        catch (JsonException broken)
        {
            problems.Add(new(file.Name, "$", "well-formed JSON without duplicate members", $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}"));
            return;
        }

        using (document)
        {
            Add(file.Name, document.RootElement, problems);
        }
    }

    /// <summary>This content with another laid over it; neither is changed.</summary>
    public CatalogContent Under(CatalogContent upper)
    {
        var merged = new CatalogContent();
        foreach (var layer in (ReadOnlySpan<CatalogContent>)[this, upper])
        {
            Copy(layer.Sources, merged.Sources);
            Copy(layer.Protocols, merged.Protocols);
            Copy(layer.Measures, merged.Measures);
            Copy(layer.Techniques, merged.Techniques);
            Copy(layer.Adjuncts, merged.Adjuncts);
            Copy(layer.ProblemAreas, merged.ProblemAreas);
            Copy(layer.ClosureReasons, merged.ClosureReasons);
            Copy(layer.Attendance, merged.Attendance);
            Copy(layer.Modalities, merged.Modalities);
            Copy(layer.CodeLists, merged.CodeLists);
            Copy(layer.Tasks, merged.Tasks);
            Copy(layer.Rules, merged.Rules);
            Copy(layer.DnaPolicies, merged.DnaPolicies);
            Copy(layer.Policies, merged.Policies);
            Copy(layer.OutcomeRules, merged.OutcomeRules);
            Copy(layer.ExpectedCourses, merged.ExpectedCourses);
            Copy(layer.Fidelity, merged.Fidelity);
            foreach (var (key, name) in layer._files)
            {
                merged._files[key] = name;
            }
        }

        return merged;
    }

    private void Add(string file, JsonElement root, List<CatalogProblem> problems)
    {
        var json = CatalogJson.Default;
        switch (file)
        {
            case "sources.json": AddAll(file, root, json.SourceReference, Sources, e => e.Code, problems); break;
            case "techniques.json": AddAll(file, root, json.Technique, Techniques, e => e.Code, problems); break;
            case "adjuncts.json": AddAll(file, root, json.Adjunct, Adjuncts, e => e.Code, problems); break;
            case "problem-areas.json": AddAll(file, root, json.ProblemArea, ProblemAreas, e => e.Code, problems); break;
            case "closure-reasons.json": AddAll(file, root, json.ClosureReason, ClosureReasons, e => e.Code, problems); break;
            case "attendance.json": AddAll(file, root, json.AttendanceCode, Attendance, e => e.Code, problems); break;
            case "modalities.json": AddAll(file, root, json.Modality, Modalities, e => e.Code, problems); break;
            case "code-lists.json": AddAll(file, root, json.CodeList, CodeLists, e => e.Code, problems); break;
            case "tasks.json": AddAll(file, root, json.TaskDefinition, Tasks, e => e.Code, problems); break;
            case "rules.json": AddAll(file, root, json.RuleDefinition, Rules, e => e.Code, problems); break;
            case "dna-policies.json": AddAll(file, root, json.DnaPolicy, DnaPolicies, e => e.Code, problems); break;
            case "policies.json": AddAll(file, root, json.ServicePolicy, Policies, e => e.Code, problems); break;
            case "outcome-rules.json": AddAll(file, root, json.OutcomeRuleSet, OutcomeRules, e => e.Code, problems); break;
            case "expected-courses.json": AddAll(file, root, json.ExpectedCourseRuleSet, ExpectedCourses, e => e.Code, problems); break;
            case "fidelity.json": AddAll(file, root, json.FidelityIndicatorDefinition, Fidelity, e => e.Code, problems); break;
            case string when InFolder(file, "protocols/"): AddOne(file, "$", root, json.Protocol, Protocols, e => e.Code, problems); break;
            case string when InFolder(file, "measures/"): AddOne(file, "$", root, json.Measure, Measures, e => e.Code, problems); break;
            default:
                problems.Add(new(file, "$", "protocols/*.json, measures/*.json or the name of a built-in list such as techniques.json", "an unknown file name"));
                break;
        }
    }

    private void AddAll<T>(
        string file, JsonElement root, JsonTypeInfo<T> type, OrderedDictionary<string, T> into, Func<T, string> code, List<CatalogProblem> problems)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new(file, "$", "an array of entries", JsonShape.Describe(root)));
            return;
        }

        var index = 0;
        foreach (var element in root.EnumerateArray())
        {
            AddOne(file, $"$[{index++}]", element, type, into, code, problems);
        }
    }

    private void AddOne<T>(
        string file, string path, JsonElement element, JsonTypeInfo<T> type, OrderedDictionary<string, T> into, Func<T, string> code, List<CatalogProblem> problems)
    {
        var before = problems.Count;
        JsonShape.Check(file, path, element, type, problems);
        if (problems.Count > before)
        {
            return;
        }

        var entry = element.Deserialize(type)!;
        if (into.TryAdd(code(entry), entry))
        {
            _files[(typeof(T), code(entry))] = file;
        }
        else
        {
            problems.Add(new(file, $"{path}.code", $"a code used once among {typeof(T).Name} entries", $"'{code(entry)}', also in {FileOf<T>(code(entry))}"));
        }
    }

    private static bool InFolder(string file, string folder) =>
        file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal);

    private static void Copy<T>(OrderedDictionary<string, T> from, OrderedDictionary<string, T> to)
    {
        foreach (var (code, entry) in from)
        {
            to[code] = entry;
        }
    }
}
