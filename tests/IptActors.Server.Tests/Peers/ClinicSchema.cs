using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using IptActors.Api;

namespace IptActors.Server.Tests.Peers;

/// <summary>The API's schema as a file, for clients that do not read .proto files.</summary>
internal static class ClinicSchema
{
    /// <summary>Writes a FileDescriptorSet of every file with what it imports, imports first, as protoc does.</summary>
    public static async Task WriteDescriptorSetAsync(string file, CancellationToken cancellationToken)
    {
        var set = new FileDescriptorSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (FileDescriptor descriptor in Protos.Files.Append(ErrorInfo.Descriptor.File))
        {
            Add(descriptor);
        }

        await System.IO.File.WriteAllBytesAsync(file, set.ToByteArray(), cancellationToken);

        void Add(FileDescriptor descriptor)
        {
            if (!seen.Add(descriptor.Name))
            {
                return;
            }

            foreach (FileDescriptor import in descriptor.Dependencies)
            {
                Add(import);
            }

            set.File.Add(FileDescriptorProto.Parser.ParseFrom(descriptor.SerializedData));
        }
    }
}
