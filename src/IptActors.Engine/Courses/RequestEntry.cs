using IptActors.Engine.Commands;

namespace IptActors.Engine.Courses;

/// <summary>A request that a course has carried out, and the events it led to.</summary>
/// <param name="RequestId">Made by the client.</param>
/// <param name="RequestHash">Fingerprint of the request.</param>
/// <param name="FirstVersion">Version of its first event.</param>
/// <param name="LastVersion">Version of its last event; one less than the first when it led to none.</param>
internal readonly record struct RequestEntry(Guid RequestId, RequestHash RequestHash, int FirstVersion, int LastVersion);
