using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;

namespace IptActors.Api.Commands;

/// <summary>One kind of command, for those who handle all kinds alike: the table of methods and the bulk import.</summary>
internal interface ICommandMethod
{
    /// <summary>The request message.</summary>
    MessageDescriptor Request { get; }

    /// <summary>Who may send it.</summary>
    AccessRow Access { get; }

    /// <summary>The method for the table.</summary>
    ApiMethod Method { get; }

    /// <summary>Reads a request from its bytes.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message.</exception>
    IMessage Parse(ByteString bytes);

    /// <summary>The course that a request names; false when it names none.</summary>
    bool TryReadCourse(IMessage request, out CourseKey course);

    /// <summary>The request_id of a request, as sent.</summary>
    string RequestIdOf(IMessage request);

    /// <summary>Reads a request into its command, as it would be at a moment.</summary>
    /// <param name="request">A request of this kind.</param>
    /// <param name="now">The moment; what the request calls past must lie before it.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="role">In which role.</param>
    /// <param name="catalog">Codes and rules.</param>
    BoundCommand Bind(IMessage request, DateTimeOffset now, string actor, string role, ClinicalCatalog catalog);

    /// <summary>The fingerprint by which a repeated request is known; recorded with every event of the command.</summary>
    RequestHash FingerprintOf(IMessage request);

    /// <summary>Carries out a request for somebody who was admitted already.</summary>
    ValueTask<ApiResult<CommandResult>> ExecuteAsync(IMessage request, Admission admission, ApiCallContext context, CancellationToken cancellationToken);
}
