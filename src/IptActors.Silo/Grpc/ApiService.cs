namespace IptActors.Silo.Grpc;

/// <summary>
/// Stands for all services of the API where Grpc.AspNetCore asks for a class: it has no members, the methods come from the one table
/// that every host binds.
/// </summary>
internal sealed class ApiService;
