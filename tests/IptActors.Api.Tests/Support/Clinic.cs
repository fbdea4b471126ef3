using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Projections;
using IptActors.Api.Proofs;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog.InMemory;
using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.Emergencies.InMemory;
using IptActors.Engine.History;
using IptActors.Engine.Journal.InMemory;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.InMemory;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Projections.Watching;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.InMemory;
using IptActors.Engine.Proofs.Keeping;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Api.Tests.Support;

/// <summary>The API over actors and a journal in memory, called without any wire.</summary>
public sealed class Clinic : IAsyncDisposable
{
    private readonly CourseRuntime _courses;
    private readonly LogKeeper _keeper;
    private readonly ProjectionRunner _projections;
    private readonly ChangeFeed _changes;

    public Clinic()
    {
        var journal = new InMemoryCourseJournal();
        var catalogs = new SharedCatalog(BuiltInCatalog.Instance);
        _courses = new CourseRuntime(journal, catalogs, new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);
        var rows = new InMemoryProjectionStore();
        _projections = ProjectionRunner.Start(
            AllProjections.Create(), journal, journal, rows, catalogs, new ProjectionOptions(), TimeProvider.System, NullLogger<ProjectionRunner>.Instance);
        _changes = new ChangeFeed(_projections, rows);
        var (log, store) = (new JournalLog(journal), new InMemoryTreeStore());
        _keeper = new LogKeeper(log, store, LogKeys.InMemory(), new KnownKeys(null), new InMemoryLedger(), new KeeperOptions(), TimeProvider.System, NullLogger.Instance);
        var proofs = new ProofLog(log, store, _keeper);
        var proofServices = new ProofServices(new CourseVerifier(journal, proofs), new Dictionary<string, ProofLog> { [log.Name] = proofs });
        Methods = ApiMethods.Compile(
            new ApiServices(_courses, journal, catalogs, new SpelledOutTokens(), AccessLog, TimeProvider.System, new CourseHistory(journal, EventCodec.Default), journal, proofServices, new ProjectionDependencies(_projections, rows, _changes))
            {
                AccessRecords = AccessLog,
                Events = new InMemoryRecordedEvents(journal),
                EmergencyReviews = new InMemoryEmergencyReviews(journal),
            });
    }

    /// <summary>Who was shown what.</summary>
    public InMemoryAccessLog AccessLog { get; } = new();

    /// <summary>The table of methods.</summary>
    public IReadOnlyList<ApiMethod> Methods { get; }

    public async ValueTask DisposeAsync()
    {
        await _keeper.DisposeAsync();
        await _courses.DisposeAsync();
        await _changes.DisposeAsync();
        await _projections.DisposeAsync();
    }

    /// <summary>Somebody of a clinic.</summary>
    public Person As(string subject, Roles roles, string clinic = "north-house") => new(this, $"{subject}|{clinic}|{(int)roles}", []);

    /// <summary>Tokens that say in clear whom they name.</summary>
    private sealed class SpelledOutTokens : ITokenValidator
    {
        private readonly ConcurrentDictionary<string, TokenCheck> _checked = new();

        public ValueTask<TokenCheck> ValidateAsync(string token, CancellationToken cancellationToken) => new(_checked.GetOrAdd(token, Check));

        private static TokenCheck Check(string token)
        {
            var parts = token.Split('|');
            return parts.Length == 3
                ? new TokenCheck(new Principal(parts[0], ClinicId.Parse(parts[1]), (Roles)int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)), null)
                : new TokenCheck(null, "Not a token.");
        }
    }
}

/// <summary>Somebody who calls.</summary>
public sealed record Person(Clinic Clinic, string Token, (string Key, string Value)[] Metadata)
{
    public Person With(string key, string value) => this with { Metadata = [.. Metadata, (key, value)] };

    public ApiCallContext Context => new(key => key == "authorization" ? $"Bearer {Token}" : Metadata.FirstOrDefault(entry => entry.Key == key).Value);

    /// <summary>A unary call by the names of its messages.</summary>
    public ValueTask<ApiResult<TResponse>> TryAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Clinic.Methods.OfType<UnaryApiMethod<TRequest, TResponse>>().Single().Handler(request, Context, TestContext.Current.CancellationToken);

    /// <summary>A call that must be answered.</summary>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var result = await TryAsync<TRequest, TResponse>(request);
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    /// <summary>A call that must be refused.</summary>
    public async Task<Refused> RefusedAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        new((await TryAsync<TRequest, TResponse>(request)).Refusal ?? throw new InvalidOperationException("Answered, not refused."));

    /// <summary>The events of a course.</summary>
    public async Task<(List<CourseEvent> Events, Status? Refusal)> HistoryAsync(StreamHistoryRequest request)
    {
        var events = new List<CourseEvent>();
        var method = Clinic.Methods.OfType<ServerStreamingApiMethod<StreamHistoryRequest, StreamHistoryResponse>>().Single();
        var refusal = await method.Handler(
            request,
            (response, _) =>
            {
                events.Add(response.Event);
                return ValueTask.CompletedTask;
            },
            Context,
            TestContext.Current.CancellationToken);
        return (events, refusal);
    }

    /// <summary>An import that must be taken.</summary>
    public async Task<ImportCommandsResponse> ImportAsync(params IEnumerable<ImportCommandsRequest> requests)
    {
        var method = Clinic.Methods.OfType<ClientStreamingApiMethod<ImportCommandsRequest, ImportCommandsResponse>>().Single();
        var result = await method.Handler(requests.ToAsyncEnumerable(), Context, TestContext.Current.CancellationToken);
        Assert.Null(result.Refusal);
        return result.Value!;
    }
}
