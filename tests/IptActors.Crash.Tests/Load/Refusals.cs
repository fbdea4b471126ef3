using System.Collections.Concurrent;
using Google.Rpc;
using IptActors.Rpc;

namespace IptActors.Crash.Tests.Load;

/// <summary>What callers were told instead of an answer, counted, with what no caller should ever be told.</summary>
internal sealed class Refusals
{
    /// <summary>Reason given when nothing is shown because it cannot be put on record.</summary>
    public const string AccessLogUnavailable = "ACCESS_LOG_UNAVAILABLE";

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentQueue<string> _unexpected = new();

    /// <summary>How often each was told: a reason of the server (<c>JOURNAL_UNAVAILABLE</c>), or a code of gRPC alone when the connection broke.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Refusals that do not tell the caller to send the same request again, or do so without saying when.</summary>
    public ConcurrentQueue<string> Unexpected => _unexpected;

    /// <summary>Notes a refusal.</summary>
    /// <returns>How long the server asks to wait; zero when it did not answer; null when the refusal is final.</returns>
    public TimeSpan? Note(RpcStatus status)
    {
        var (reason, retry) = (ReasonOf(status), RetryDelayOf(status));
        _counts.AddOrUpdate(reason ?? status.Code.ToString(), 1, (_, count) => count + 1);
        if (reason is null && status.Code is RpcCode.Unavailable or RpcCode.DeadlineExceeded or RpcCode.Cancelled)
        {
            return TimeSpan.Zero;
        }

        if (retry is null || status.Code is not (RpcCode.Unavailable or RpcCode.Aborted))
        {
            _unexpected.Enqueue(status.ToString());
            return null;
        }

        return retry;
    }

    /// <summary>The server's reason; null when it gave none.</summary>
    public static string? ReasonOf(RpcStatus status) =>
        status.Details?.Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>().Reason;

    /// <summary>How long the server asks to wait; null when it did not say.</summary>
    public static TimeSpan? RetryDelayOf(RpcStatus status) =>
        status.Details?.Details.FirstOrDefault(detail => detail.Is(RetryInfo.Descriptor))?.Unpack<RetryInfo>().RetryDelay.ToTimeSpan();
}
