using System.Globalization;
using System.Text;
using System.Text.Unicode;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>
/// What a leaf of the log of events says: which event stands at which place. Text of seven lines, so that anyone can make it; the
/// event's hash stands for all its content and, by the chain, for everything before it in its course. docs/proofs.md says it once more.
/// </summary>
public static class EventLeaf
{
    /// <summary>First line of every leaf: leaves of other logs and later forms begin with another.</summary>
    public const string Form = "iptactors event v1";

    /// <summary>What stands for the hash of an event whose headers have none: it was not written by the engine.</summary>
    public const string NoHash = "-";

    /// <summary>The leaf's content.</summary>
    /// <param name="position">Place in commit order.</param>
    /// <param name="course">The course.</param>
    /// <param name="version">Place in the course.</param>
    /// <param name="id">Id of the event.</param>
    /// <param name="hash">Hash of the event as stored in its headers; null when there is none of that form.</param>
    public static string Content(long position, CourseKey course, long version, Guid id, EventHash? hash) =>
        Content(position, course.Clinic.Value, course.Course.Value, version, id, hash?.ToString());

    /// <summary>The leaf's content from what is stored, whatever is stored.</summary>
    public static string Content(long position, string clinic, string course, long version, Guid id, string? hash) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Form}\n{position}\n{clinic}\n{course}\n{version}\n{id}\n{(EventHash.TryParse(hash, out var parsed) ? parsed.ToString() : NoHash)}\n");

    /// <summary>The leaf's hash from what is stored, whatever is stored.</summary>
    public static EventHash Hash(long position, string clinic, string course, long version, Guid id, string? hash) =>
        Hash(position, clinic, course, version, id, EventHash.TryParse(hash, out var parsed) ? parsed : null);

    /// <summary>The leaf's hash.</summary>
    public static EventHash Hash(long position, CourseKey course, long version, Guid id, EventHash? hash) =>
        Hash(position, course.Clinic.Value, course.Course.Value, version, id, hash);

    /// <summary>The leaf's hash. Allocates nothing for ids as the engine writes them: every event of a log goes through here when it is verified.</summary>
    public static EventHash Hash(long position, string clinic, string course, long version, Guid id, EventHash? hash)
    {
        Span<byte> content = stackalloc byte[MerkleHash.SmallLeaf - 1];
        if (!Utf8.TryWrite(content, CultureInfo.InvariantCulture, $"{Form}\n{position}\n{clinic}\n{course}\n{version}\n{id}\n", out var length) || content.Length - length <= 2 * EventHash.Size)
        {
            return MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(Content(position, clinic, course, version, id, hash?.ToString())));
        }

        if (hash is { } found)
        {
            found.WriteHex(content[length..]);
            length += 2 * EventHash.Size;
        }
        else
        {
            length += Encoding.UTF8.GetBytes(NoHash, content[length..]);
        }

        content[length++] = (byte)'\n';
        return MerkleHash.OfLeaf(content[..length]);
    }
}
