using Npgsql;
using NpgsqlTypes;

namespace IptActors.Bench.Projections;

/// <summary>
/// What a query comes down to in PostgreSQL, for scale: reading a row by its key, and a durable insert, since what is shown is put on record
/// first. Prepared, over a connection for each caller, from this process.
/// </summary>
internal sealed class PlainStatements(string connectionString, string clinic, int connections) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 8, AutoPrepareMinUsages = 2, MinPoolSize = connections, MaxPoolSize = connections });

    /// <summary>Makes the table of the inserts.</summary>
    public Task PrepareAsync() => RunAsync("create table public.plain_insert (id bigserial primary key, course text not null, at timestamptz not null default now())");

    /// <summary>Reads all columns of one row.</summary>
    public async Task SelectAsync(string course)
    {
        await using var command = _database.CreateCommand("select * from ipt_projection.course_summary where clinic = $1 and course = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clinic, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            reader.GetValues(new object[reader.FieldCount]);
        }
    }

    /// <summary>Inserts one row and waits until it is durable.</summary>
    public Task InsertAsync() => RunAsync("insert into public.plain_insert (course) values ('case-a-1')");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("drop table if exists public.plain_insert");
        await _database.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
