using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IptActors.Domain.Values;
using IptActors.Engine.Listings;

namespace IptActors.Api.Courses;

/// <summary>
/// Where a page of courses ended, bound to the query and the caller it belongs to (AIP-158): a token of another query does not fit. It
/// is not secret and gives no access, so it is not signed.
/// </summary>
internal static class PageToken
{
    private const int TagSize = 12;

    /// <summary>The token for the page after a course.</summary>
    public static string Make(CourseId last, CourseListingQuery query)
    {
        var id = Encoding.ASCII.GetBytes(last.Value);
        return Base64Url.EncodeToString([.. Tag(query), .. id]);
    }

    /// <summary>Reads a token; false when it was changed or belongs to another query.</summary>
    public static bool TryRead(string token, CourseListingQuery query, out CourseId last)
    {
        last = default;
        if (token.Length > 200 || !Base64Url.IsValid(token))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length > TagSize
            && bytes.AsSpan(0, TagSize).SequenceEqual(Tag(query))
            && CourseId.TryParse(Encoding.ASCII.GetString(bytes.AsSpan(TagSize)), out last);
    }

    private static ReadOnlySpan<byte> Tag(CourseListingQuery query)
    {
        // Every part with its length, so that no two queries give the same text.
        var text = new StringBuilder();
        foreach (var part in (string?[])[query.Clinic.Value, string.Join(',', query.Phases), query.Therapist, query.Supervisor, query.Service, query.Protocol])
        {
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append(';');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, TagSize);
    }
}
