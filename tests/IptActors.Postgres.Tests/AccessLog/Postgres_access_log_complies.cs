using IptActors.Compliance.AccessLog;
using IptActors.Postgres.AccessLog;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.AccessLog;

public sealed class Postgres_access_log_complies(PrivateServerFixture server) : AccessLogCompliance
{
    protected override ValueTask<AccessLogUnderTest> OpenAsync()
    {
        var log = new PostgresAccessLog(server.Database, NullLogger.Instance);
        return new(new AccessLogUnderTest(log, log));
    }
}
