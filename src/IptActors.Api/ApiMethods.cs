using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Api.Audit;
using IptActors.Api.BreakGlass;
using IptActors.Api.Catalogs;
using IptActors.Api.Commands;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Exports;
using IptActors.Api.Methods;
using IptActors.Api.Projections;
using IptActors.Api.Proofs;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;

namespace IptActors.Api;

/// <summary>Every method of the API, joined to what it needs. A host visits them to bind them to its wire.</summary>
public static class ApiMethods
{
    /// <summary>Compiles the table.</summary>
    /// <exception cref="InvalidOperationException">A method is declared and not served, or has no row in the table of access, or a command and its request do not fit.</exception>
    public static IReadOnlyList<ApiMethod> Compile(ApiServices services)
    {
        var recorder = new AccessRecorder(services.AccessLog, services.Clock);
        var gate = new Gate(services.Tokens, services.Catalogs, recorder);
        var refusals = new RefusalStatus(services.Catalogs);
        var commands = CommandMethods.Compile(new CommandServices(services.Courses, gate, services.Catalogs, refusals, services.Clock));
        var page = new CoursePage();
        var queries = new CourseQueries(services.Courses, gate, refusals, page, new RecentPages(page), services.Catalogs, services.Clock);
        var audit = new AuditServices(services.Courses, services.History, gate, page, services.Catalogs, refusals, services.Clock, services.Events, services.AccessRecords, services.Journal, services.Proofs);
        var catalog = new CatalogQueries(services.Catalogs, gate);
        var list = new CourseList(services.Listings, gate);
        var proofs = new ProofQueries(services.Proofs, new EventProofs(services.Journal), services.Courses, gate, refusals, services.Clock);
        List<ApiMethod> methods =
        [
            .. commands.Select(command => command.Method),
            Unary<GetCourseRequest, GetCourseResponse>("CourseService/GetCourse", queries.GetAsync),
            Unary<ListCoursesRequest, ListCoursesResponse>("CourseService/ListCourses", list.ListAsync),
            ClientStreaming<ImportCommandsRequest, ImportCommandsResponse>("CourseService/ImportCommands", new CommandImport(gate, recorder, commands).ImportAsync),
            ServerStreaming<StreamHistoryRequest, StreamHistoryResponse>("CourseService/StreamHistory", queries.HistoryAsync),
            .. Audit(new AuditDesk(audit), commands),
            .. Accountability(services, gate, refusals),
            .. Catalog(catalog),
            .. Proofs(proofs),
            .. ProjectionMethods.Compile(new ProjectionFrame(services.Projections, services.Courses, gate, refusals, services.Catalogs, services.Clock), services, gate, catalog),
        ];
        CheckComplete(methods);

        // Here, around whatever is in the list: a new method is recorded without knowing it.
        return [.. methods.Select(method => method.RecordedBy(recorder, AccessTable.Find(method.Descriptor.Key())!.AboutClients))];
    }

    private static IEnumerable<ApiMethod> Audit(AuditDesk desk, IReadOnlyList<ICommandMethod> commands) =>
    [
        ServerStreaming<ReplayCourseRequest, ReplayCourseResponse>("AuditService/ReplayCourse", new CourseReplay(desk).ReplayAsync),
        Unary<GetCourseAsOfRequest, GetCourseAsOfResponse>("AuditService/GetCourseAsOf", new CourseLookBack(desk).GetAsync),
        ServerStreaming<StreamClinicAsOfRequest, StreamClinicAsOfResponse>("AuditService/StreamClinicAsOf", new ClinicLookBack(desk).StreamAsync),
        Unary<GetClinicOutcomesAsOfRequest, GetClinicOutcomesAsOfResponse>("AuditService/GetClinicOutcomesAsOf", new ClinicOutcomeLookBack(desk).GetAsync),
        Unary<ExplainDecisionRequest, ExplainDecisionResponse>("AuditService/ExplainDecision", new DecisionExplanation(desk, commands).ExplainAsync),
        Unary<SearchEventsRequest, SearchEventsResponse>("AuditService/SearchEvents", new EventSearch(desk).SearchAsync),
        ServerStreaming<ExportCourseRequest, ExportCourseResponse>("ExportService/ExportCourse", new CourseExports(desk).ExportAsync),
        ServerStreaming<ExportClinicRequest, ExportClinicResponse>("ExportService/ExportClinic", new ClinicExports(desk).ExportAsync),
    ];

    private static IEnumerable<ApiMethod> Accountability(ApiServices services, Gate gate, RefusalStatus refusals)
    {
        var access = new AccessQueries(services.AccessRecords, services.Courses, gate, refusals, services.Clock);
        var emergencies = new EmergencyList(services.EmergencyReviews, services.Courses, gate);
        yield return Unary<ListAccessRequest, ListAccessResponse>("AccessService/ListAccess", access.ListAsync);
        yield return ServerStreaming<ExportAccessReportRequest, ExportAccessReportResponse>("AccessService/ExportAccessReport", access.ReportAsync);
        yield return Unary<ListEmergencyAccessRequest, ListEmergencyAccessResponse>("BreakGlassService/ListEmergencyAccess", emergencies.ListAsync);
    }

    private static IEnumerable<ApiMethod> Catalog(CatalogQueries queries)
    {
        yield return Of<ListProtocolsRequest, ListProtocolsResponse>("ListProtocols", CatalogQueries.Protocols);
        yield return Of<GetProtocolRequest, GetProtocolResponse>("GetProtocol", CatalogQueries.Protocol);
        yield return Of<ListMeasuresRequest, ListMeasuresResponse>("ListMeasures", CatalogQueries.Measures);
        yield return Of<GetMeasureRequest, GetMeasureResponse>("GetMeasure", CatalogQueries.Measure);
        yield return Of<ListTechniquesRequest, ListTechniquesResponse>("ListTechniques", CatalogQueries.Techniques);
        yield return Of<ListTasksRequest, ListTasksResponse>("ListTasks", CatalogQueries.Tasks);
        yield return Of<ListRulesRequest, ListRulesResponse>("ListRules", CatalogQueries.Rules);
        yield return Of<ListCodesRequest, ListCodesResponse>("ListCodes", CatalogQueries.Codes);

        ApiMethod Of<TRequest, TResponse>(string name, Func<ClinicalCatalog, TRequest, ApiResult<TResponse>> answer)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() =>
            Unary($"CatalogService/{name}", queries.Answering($"CatalogService/{name}", answer));
    }

    private static IEnumerable<ApiMethod> Proofs(ProofQueries queries)
    {
        yield return Unary("ProofService/GetCheckpoint", queries.Checkpoint);
        yield return Unary("ProofService/ListCheckpoints", queries.Checkpoints);
        yield return Unary("ProofService/GetInclusionProof", queries.Inclusion);
        yield return Unary("ProofService/GetConsistencyProof", queries.Consistency);
        yield return Unary("ProofService/GetVerificationKey", queries.Key);
        yield return Unary<VerifyCourseRequest, VerifyCourseResponse>("ProofService/VerifyCourse", queries.VerifyCourseAsync);
    }

    internal static UnaryApiMethod<TRequest, TResponse> Unary<TRequest, TResponse>(string key, UnaryHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => new(Protos.Method(key), handler);

    internal static ServerStreamingApiMethod<TRequest, TResponse> ServerStreaming<TRequest, TResponse>(string key, ServerStreamingHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => new(Protos.Method(key), handler);

    private static ClientStreamingApiMethod<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(string key, ClientStreamingHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => new(Protos.Method(key), handler);

    private static void CheckComplete(IEnumerable<ApiMethod> methods)
    {
        var served = methods.Select(method => method.Descriptor.Key()).ToHashSet(StringComparer.Ordinal);
        var declared = Protos.Methods.Select(method => method.Key()).ToHashSet(StringComparer.Ordinal);
        List<string> problems =
        [
            .. declared.Except(served).Select(key => $"{key} is declared and not served."),
            .. served.Except(AccessTable.Methods).Select(key => $"{key} has no row in {nameof(AccessTable)}."),
            .. AccessTable.Methods.Except(declared).Select(key => $"{nameof(AccessTable)} has a row for {key}, which is not declared."),
        ];
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"The API is not whole:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        }
    }
}
