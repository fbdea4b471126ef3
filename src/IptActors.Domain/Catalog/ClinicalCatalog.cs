using IptActors.Domain.Catalog.Reading;

namespace IptActors.Domain.Catalog;

/// <summary>
/// Every clinical fact the engine works with, immutable and found by code in constant time. All are data with a source: a new measure,
/// protocol or technique needs a file, not a release.
/// </summary>
public sealed class ClinicalCatalog
{
    private readonly CatalogContent _content;

    internal ClinicalCatalog(CatalogContent content)
    {
        _content = content;
        Sources = new(content.Sources.Values, e => e.Code);
        Protocols = Set(content.Protocols);
        Measures = Set(content.Measures);
        Techniques = Set(content.Techniques);
        Adjuncts = Set(content.Adjuncts);
        ProblemAreas = Set(content.ProblemAreas);
        ClosureReasons = Set(content.ClosureReasons);
        Attendance = Set(content.Attendance);
        Modalities = Set(content.Modalities);
        CodeLists = Set(content.CodeLists);
        Tasks = Set(content.Tasks);
        Rules = Set(content.Rules);
        DnaPolicies = Set(content.DnaPolicies);
        Policies = Set(content.Policies);
        OutcomeRules = Set(content.OutcomeRules);
        ExpectedCourses = Set(content.ExpectedCourses);
        Fidelity = Set(content.Fidelity);
    }

    /// <summary>
    /// First 64 bits of the SHA-256 of all data files, in lower-case hexadecimal. Events store it, so that an auditor knows by which
    /// data a score was made. Changes with every change of a file, its layout included.
    /// </summary>
    public string Fingerprint => _content.Fingerprint;

    /// <summary>Publications behind the facts.</summary>
    public CatalogSet<SourceReference> Sources { get; }

    /// <summary>Variants of the treatment.</summary>
    public CatalogSet<Protocol> Protocols { get; }

    /// <summary>Instruments.</summary>
    public CatalogSet<Measure> Measures { get; }

    /// <summary>Techniques that can be logged in a session.</summary>
    public CatalogSet<Technique> Techniques { get; }

    /// <summary>Things given beside IPT.</summary>
    public CatalogSet<Adjunct> Adjuncts { get; }

    /// <summary>Possible focuses of a course.</summary>
    public CatalogSet<ProblemArea> ProblemAreas { get; }

    /// <summary>Ways a course can end.</summary>
    public CatalogSet<ClosureReason> ClosureReasons { get; }

    /// <summary>What can become of an appointment.</summary>
    public CatalogSet<AttendanceCode> Attendance { get; }

    /// <summary>How or where a session takes place.</summary>
    public CatalogSet<Modality> Modalities { get; }

    /// <summary>Allowed values of the other coded fields.</summary>
    public CatalogSet<CodeList> CodeLists { get; }

    /// <summary>Checklist of a course, T01 to T21.</summary>
    public CatalogSet<TaskDefinition> Tasks { get; }

    /// <summary>Rules of the engine.</summary>
    public CatalogSet<RuleDefinition> Rules { get; }

    /// <summary>Ways of handling missed appointments.</summary>
    public CatalogSet<DnaPolicy> DnaPolicies { get; }

    /// <summary>Choices of services: one for each service that has its own, under the code of the service, and "default" for the others.</summary>
    public CatalogSet<ServicePolicy> Policies { get; }

    /// <summary>Rules by which outcomes are judged and published, by name.</summary>
    public CatalogSet<OutcomeRuleSet> OutcomeRules { get; }

    /// <summary>Rules that say whether a course is on track; the first is used.</summary>
    public CatalogSet<ExpectedCourseRuleSet> ExpectedCourses { get; }

    /// <summary>Indicators of fidelity, F1 to F13.</summary>
    public CatalogSet<FidelityIndicatorDefinition> Fidelity { get; }

    /// <summary>The policy with the code "default": of services that have none of their own, and of figures over several services.</summary>
    public ServicePolicy DefaultPolicy => Policies["default"];

    /// <summary>The policy of a service.</summary>
    /// <param name="service">The service that treats, as the course names it.</param>
    public ServicePolicy PolicyOf(string service) => Policies.Find(service) ?? DefaultPolicy;

    /// <summary>The code list with this name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list: a misspelt name in the code, not a wrong value from outside.</exception>
    public CodeList Codes(string list) => CodeLists[list];

    /// <summary>
    /// This catalog with a clinic's own files laid over it: an entry with a known code replaces the whole entry, one with a new code is added.
    /// Cross checks run on the result, so an overlay may refer to built-in entries and the other way round.
    /// </summary>
    public CatalogReading With(IEnumerable<CatalogFile> overlay) => CatalogReader.Read(overlay, _content);

    private static CatalogSet<T> Set<T>(IReadOnlyDictionary<string, T> entries)
        where T : CatalogEntry => new(entries.Values, e => e.Code);
}
