using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Api.Projections;

/// <summary>The order, size and place of a page of rows, read from a request with <c>page_size</c>, <c>page_token</c> and perhaps <c>order_by</c>.</summary>
internal sealed record RowPage(string? OrderBy, bool Descending, int Size)
{
    private const int MaxSize = 1000;
    private const int TagSize = 12;
    private const int MaxTokenLength = 1000;

    /// <summary>Reads size and order; what is wrong is added to the violations.</summary>
    /// <param name="size">The field page_size.</param>
    /// <param name="order">The field order_by; empty takes the first of the fields.</param>
    /// <param name="fields">Fields to order by and their columns, the default first.</param>
    /// <param name="defaultSize">Rows on a page when the request says 0.</param>
    /// <param name="violations">Gets what is wrong.</param>
    public static RowPage Read(int size, string order, IReadOnlyList<(string Field, string Column)> fields, int defaultSize, List<FieldViolation> violations)
    {
        if (size < 0)
        {
            violations.Add(new FieldViolation("page_size", $"Expected 0 or more, found {size}."));
        }

        var parts = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var field = parts.Length == 0 ? fields[0] : fields.FirstOrDefault(candidate => candidate.Field == parts[0]);
        if (field.Column is null || parts.Length > 2 || (parts.Length == 2 && parts[1] is not ("asc" or "desc")))
        {
            violations.Add(new FieldViolation("order_by", $"Expected one of {string.Join(", ", fields.Select(known => known.Field))}, then optionally ' desc'; found another."));
        }

        return new RowPage(field.Column, parts is [_, "desc"], size == 0 ? defaultSize : Math.Min(size, MaxSize));
    }

    /// <summary>The rows of the page and the token of the next, or why not.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="table">The table.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="request">The request: a token fits the same one only, but for size and min_position.</param>
    /// <param name="pageToken">The token given; empty for the first page.</param>
    /// <param name="answer">Words the answer from rows and next token.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async ValueTask<ApiResult<TResponse>> AnswerAsync<TRow, TResponse>(
        ProjectionReader reader,
        ProjectionTable<TRow> table,
        RowQuery query,
        IMessage request,
        string pageToken,
        Func<IReadOnlyList<TRow>, string, TResponse> answer,
        CancellationToken cancellationToken)
        where TRow : class, ICourseRow, IEquatable<TRow>
        where TResponse : class
    {
        RowMark? after = null;
        var tag = Tag(reader, request);
        if (pageToken.Length > 0 && (after = ReadToken(table, pageToken, tag)) is null)
        {
            return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
        }

        var rows = await reader.Rows.ListAsync(table, query with { OrderBy = OrderBy, Descending = Descending, After = after, Limit = Size }, cancellationToken);
        reader.Access.Discloses(rows.Select(row => reader.KeyOf(row.Course)));

        // A full page may be the last one; the next is then empty, which AIP-158 allows and costs no count.
        return answer(rows, rows.Count == Size ? WriteToken(RowMark.Of(table, OrderBy, rows[^1]), tag) : "");
    }

    private static string WriteToken(RowMark mark, byte[] tag) => Base64Url.EncodeToString([.. tag, .. JsonSerializer.SerializeToUtf8Bytes(mark.ToTexts())]);

    private RowMark? ReadToken(ProjectionTable table, string token, byte[] tag)
    {
        if (token.Length > MaxTokenLength || !Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= TagSize || !bytes.AsSpan(0, TagSize).SequenceEqual(tag))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<List<string?>>(bytes.AsSpan(TagSize)) is { } texts ? RowMark.Read(table, OrderBy, texts) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The whole request but where in it one is, and who asks.
    private static byte[] Tag(ProjectionReader reader, IMessage request)
    {
        var descriptor = request.Descriptor;
        var same = descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var name in (string[])["page_token", "page_size", "min_position"])
        {
            descriptor.FindFieldByName(name)?.Accessor.Clear(same);
        }

        var text = Encoding.UTF8.GetBytes($"{descriptor.FullName}\n{reader.Caller.Clinic}\n{reader.Caller.Role}\n{reader.Caller.Person}\n");
        return SHA256.HashData([.. text, .. same.ToByteArray()])[..TagSize];
    }
}
