using Google.Protobuf.Reflection;
using IptActors.Api.AccessLog;

namespace IptActors.Api.Methods;

/// <summary>
/// A method of the API with its handler, free of any transport. A host visits each (<see cref="Accept"/>) to bind it to its
/// own wire; the handler does all the rest: who is it, may they, is the request right, what is the answer.
/// </summary>
public abstract class ApiMethod
{
    private protected ApiMethod(MethodDescriptor descriptor) => Descriptor = descriptor;

    /// <summary>The declaration in the .proto file.</summary>
    public MethodDescriptor Descriptor { get; }

    /// <summary>Service and method as on the wire: <c>ipt.v1.ReferralService/OpenCourse</c>.</summary>
    public string FullName => $"{Descriptor.Service.FullName}/{Descriptor.Name}";

    /// <summary>Calls the visitor with the method's own types.</summary>
    public abstract void Accept(IApiMethodVisitor visitor);

    /// <summary>The same method, which lets no answer out before the access is on record.</summary>
    /// <param name="recorder">Records.</param>
    /// <param name="aboutClients">Whether the answer shows anything of a client.</param>
    internal abstract ApiMethod RecordedBy(AccessRecorder recorder, bool aboutClients);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
