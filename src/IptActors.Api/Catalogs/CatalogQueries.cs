using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Engine.Courses;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;

namespace IptActors.Api.Catalogs;

/// <summary>Tells callers the facts their clinic works by.</summary>
internal sealed class CatalogQueries(IClinicalCatalogs catalogs, Gate gate)
{
    /// <summary>A handler that answers from the catalog of the caller's clinic, for everybody with a role.</summary>
    public UnaryHandler<TRequest, TResponse> Answering<TRequest, TResponse>(string method, Func<ClinicalCatalog, TRequest, ApiResult<TResponse>> answer)
        where TResponse : class, IMessage<TResponse>
    {
        var access = AccessTable.Find(method) ?? throw new InvalidOperationException($"{method} has no row in {nameof(AccessTable)}.");
        return async (request, context, cancellationToken) =>
        {
            var admission = await gate.AdmitAsync(access, context, cancellationToken);
            return admission.Caller is { } caller ? answer(catalogs.Of(caller.Clinic), request) : admission.Refusal!;
        };
    }

    /// <summary>ListProtocols.</summary>
    public static ApiResult<ListProtocolsResponse> Protocols(ClinicalCatalog catalog, ListProtocolsRequest request) =>
        new ListProtocolsResponse { Protocols = { catalog.Protocols.Select(CatalogMessages.Of) } };

    /// <summary>GetProtocol.</summary>
    public static ApiResult<GetProtocolResponse> Protocol(ClinicalCatalog catalog, GetProtocolRequest request)
    {
        if (catalog.Protocols.Find(request.Code) is not { } protocol)
        {
            return UnknownCode("protocol");
        }

        var message = CatalogMessages.Of(protocol);
        message.Definition = CatalogMessages.Definition(protocol);
        return new GetProtocolResponse { Protocol = message };
    }

    /// <summary>ListMeasures.</summary>
    public static ApiResult<ListMeasuresResponse> Measures(ClinicalCatalog catalog, ListMeasuresRequest request) =>
        new ListMeasuresResponse { Measures = { catalog.Measures.Select(CatalogMessages.Of) } };

    /// <summary>GetMeasure.</summary>
    public static ApiResult<GetMeasureResponse> Measure(ClinicalCatalog catalog, GetMeasureRequest request)
    {
        if (catalog.Measures.Find(request.Code) is not { } measure)
        {
            return UnknownCode("measure");
        }

        var message = CatalogMessages.Of(measure);
        message.Items.AddRange(measure.Items.Select(CatalogMessages.Of));
        message.Definition = CatalogMessages.Definition(measure);
        return new GetMeasureResponse { Measure = message };
    }

    /// <summary>ListTechniques.</summary>
    public static ApiResult<ListTechniquesResponse> Techniques(ClinicalCatalog catalog, ListTechniquesRequest request) =>
        new ListTechniquesResponse { Techniques = { catalog.Techniques.Select(CatalogMessages.Of) } };

    /// <summary>ListTasks.</summary>
    public static ApiResult<ListTasksResponse> Tasks(ClinicalCatalog catalog, ListTasksRequest request) =>
        new ListTasksResponse { Tasks = { catalog.Tasks.Select(CatalogMessages.Of) } };

    /// <summary>ListRules.</summary>
    public static ApiResult<ListRulesResponse> Rules(ClinicalCatalog catalog, ListRulesRequest request) =>
        new ListRulesResponse { Rules = { catalog.Rules.Select(CatalogMessages.Of) } };

    /// <summary>ListCodes.</summary>
    public static ApiResult<ListCodesResponse> Codes(ClinicalCatalog catalog, ListCodesRequest request)
    {
        var lists = CatalogMessages.Lists(catalog);
        if (request.List.Length == 0)
        {
            return new ListCodesResponse { Lists = { lists } };
        }

        return lists.FirstOrDefault(list => list.Name == request.List) is { } found
            ? new ListCodesResponse { Lists = { found } }
            : UnknownCode("list");
    }

    private static Status UnknownCode(string field) =>
        Statuses.Of(Google.Rpc.Code.NotFound, ErrorReason.UnknownCode, $"The catalog has no {field} of this code. List them to see the codes.", ("field", field));
}
