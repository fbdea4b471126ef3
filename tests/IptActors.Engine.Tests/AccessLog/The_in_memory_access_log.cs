using IptActors.Compliance.AccessLog;
using IptActors.Engine.AccessLog.InMemory;

namespace IptActors.Engine.Tests.AccessLog;

public sealed class The_in_memory_access_log : AccessLogCompliance
{
    protected override ValueTask<AccessLogUnderTest> OpenAsync()
    {
        var log = new InMemoryAccessLog();
        return new(new AccessLogUnderTest(log, log));
    }
}
