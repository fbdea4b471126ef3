using IptActors.Engine.AccessLog;

namespace IptActors.Compliance.AccessLog;

/// <summary>An open log of access. Other tests may use the same store at the same time.</summary>
/// <param name="Log">Takes entries.</param>
/// <param name="Records">Reads them.</param>
public sealed record AccessLogUnderTest(IAccessLog Log, IAccessRecords Records) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Log is IAsyncDisposable log)
        {
            await log.DisposeAsync();
        }
    }
}
