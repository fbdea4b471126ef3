using System.Security.Cryptography;
using System.Text;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Engine.Projections.InMemory;

/// <summary>Rows that are gone when the process ends. For tests and trials; it keeps every promise of the ports except to be durable.</summary>
public sealed class InMemoryProjectionStore : IProjectionStore, IProjectionRows
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProjectionStatus> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _shadows = new(StringComparer.Ordinal);
    private Dictionary<string, InMemoryTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InMemoryTable> _shadowTables = new(StringComparer.Ordinal);
    private object? _holder;

    /// <inheritdoc/>
    public ValueTask<IRunnerLease?> TryLeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_holder is not null)
            {
                return new((IRunnerLease?)null);
            }

            var lease = new Lease(this);
            _holder = lease;
            return new(lease);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsLedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_holder is not null);
        }
    }

    /// <inheritdoc/>
    public ValueTask PrepareAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _shadows.Clear();
            _shadowTables.Clear();
            foreach (var projection in projections)
            {
                if (_statuses.GetValueOrDefault(projection.Name)?.Version != projection.Version)
                {
                    _statuses[projection.Name] = Fresh(projection);
                    foreach (var table in projection.Tables)
                    {
                        _tables[table.Name] = new InMemoryTable();
                    }
                }
            }

            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ProjectionStatus>> ReadStatusAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. projections.Select(projection => _statuses.GetValueOrDefault(projection.Name) ?? Fresh(projection))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyList<ProjectionWrite> writes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var write in writes)
            {
                var at = write.Shadow ? _shadows.GetValueOrDefault(write.Projection.Name) : _statuses[write.Projection.Name].Position;
                if (at != write.From)
                {
                    throw new ProjectionMovedException($"Expected {write.Projection.Name} at {write.From}, found it at {at}.");
                }
            }

            DoubledKeys.Refuse(writes.SelectMany(write => write.Changes));
            foreach (var write in writes)
            {
                foreach (var changes in write.Changes)
                {
                    (write.Shadow ? _shadowTables : _tables)[changes.Table.Name].Apply(changes);
                }

                if (write.Shadow)
                {
                    _shadows[write.Projection.Name] = write.To;
                }
                else
                {
                    Change(write.Projection.Name, status => status with { Position = write.To, UpdatedAt = TimeProvider.System.GetUtcNow() });
                }
            }

            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask SetPausedAsync(string name, bool paused, CancellationToken cancellationToken)
    {
        Change(name, status => status with { Paused = paused });
        return default;
    }

    /// <inheritdoc/>
    public ValueTask SetFailedAsync(string name, FailedEvent? failed, CancellationToken cancellationToken)
    {
        Change(name, status => status with { Failed = failed });
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> RequestRebuildAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (names.Any(name => _statuses[name].RebuildRequested))
            {
                return new(false);
            }

            foreach (var name in names)
            {
                Change(name, status => status with { RebuildRequested = true });
            }

            return new(names.Count > 0);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelRebuildAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var requested = _statuses[name].RebuildRequested;
            Change(name, status => status with { RebuildRequested = false });
            return new(requested);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetRebuildAsync(IReadOnlyList<string> names, RebuildStatus status, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var name in names)
            {
                Change(name, known => known with { Rebuild = status, RebuildRequested = known.RebuildRequested && status.State == RebuildState.Running });
            }

            return default;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IShadowCopy> BeginShadowAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var table in projections.SelectMany(projection => projection.Tables))
            {
                _shadowTables[table.Name] = new InMemoryTable();
            }

            return new(new Copy(this, projections));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> ListAsync<TRow>(ProjectionTable<TRow> table, RowQuery query, CancellationToken cancellationToken)
        where TRow : class, ICourseRow, IEquatable<TRow>
    {
        lock (_gate)
        {
            var order = new InMemoryRowOrder(RowMark.Columns(table, query.OrderBy), query.OrderBy, query.Descending);
            IEnumerable<(TRow Row, RowMark Mark)> rows = Find(table)
                .Matching(table, query, Find(CourseSummaryProjection.Table))
                .Select(row => (row, RowMark.Of(table, query.OrderBy, row)))
                .OrderBy(row => row.Item2, order);
            if (query.After is { } after)
            {
                rows = rows.Where(row => order.Compare(row.Mark, after) > 0);
            }

            return new([.. rows.Take(query.Limit ?? int.MaxValue).Select(row => row.Row)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RowGroup>> GroupAsync(
        ProjectionTable table, RowQuery query, IReadOnlyList<string> by, IReadOnlyList<string> sums, CancellationToken cancellationToken, bool countCourses = false)
    {
        lock (_gate)
        {
            return new(InMemoryGroups.Of(table).Group(Find(table), Find(CourseSummaryProjection.Table), query, by, sums));
        }
    }

    /// <summary>All rows of a table with their hash, whatever their order: to compare two stores.</summary>
    public string Hash(ProjectionTable table)
    {
        lock (_gate)
        {
            return HashOf(Find(table));
        }
    }

    private InMemoryTable Find(ProjectionTable table) => _tables.GetValueOrDefault(table.Name) ?? new InMemoryTable();

    private static ProjectionStatus Fresh(Projection projection) => new(projection.Name, projection.Version, 0, null, false, null, false, null);

    private void Change(string name, Func<ProjectionStatus, ProjectionStatus> change)
    {
        lock (_gate)
        {
            _statuses[name] = change(_statuses[name]);
        }
    }

    private static string HashOf(InMemoryTable table) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', table.All.Select(row => row.ToString()).Order(StringComparer.Ordinal)))));

    private sealed class Lease(InMemoryProjectionStore store) : IRunnerLease
    {
        public ValueTask<bool> IsHeldAsync(CancellationToken cancellationToken) => new(ReferenceEquals(store._holder, this));

        public ValueTask DisposeAsync()
        {
            lock (store._gate)
            {
                store._holder = ReferenceEquals(store._holder, this) ? null : store._holder;
                return default;
            }
        }
    }

    private sealed class Copy(InMemoryProjectionStore store, IReadOnlyList<Projection> projections) : IShadowCopy
    {
        public ValueTask CopyAsync(IReadOnlyList<RowChanges> changes, CancellationToken cancellationToken)
        {
            DoubledKeys.Refuse(changes);
            lock (store._gate)
            {
                foreach (var table in changes)
                {
                    store._shadowTables[table.Table.Name].Apply(table);
                }

                return default;
            }
        }

        public ValueTask CompleteAsync(long position, CancellationToken cancellationToken)
        {
            lock (store._gate)
            {
                foreach (var projection in projections)
                {
                    store._shadows[projection.Name] = position;
                }

                return default;
            }
        }

        public ValueTask<IShadowComparison> BeginComparisonAsync(CancellationToken cancellationToken)
        {
            lock (store._gate)
            {
                return new(new InMemoryComparison(
                    projections.SelectMany(projection => projection.Tables).ToDictionary(
                        table => table.Name,
                        table => (new HashSet<ICourseRow>(store.Find(table).All), new HashSet<ICourseRow>(store._shadowTables[table.Name].All)))));
            }
        }

        public ValueTask SwitchAsync(IReadOnlyList<ShadowSwitch> switches, CancellationToken cancellationToken)
        {
            lock (store._gate)
            {
                var moved = switches.FirstOrDefault(it => store._statuses[it.Projection.Name].Position != it.LivePosition || store._shadows[it.Projection.Name] != it.ShadowPosition);
                if (moved is not null)
                {
                    throw new ProjectionMovedException($"Projection {moved.Projection.Name} or its copy is not where it was compared; nothing was switched.");
                }

                var tables = new Dictionary<string, InMemoryTable>(store._tables, StringComparer.Ordinal);
                foreach (var it in switches)
                {
                    foreach (var table in it.Projection.Tables)
                    {
                        tables[table.Name] = store._shadowTables[table.Name];
                        store._shadowTables.Remove(table.Name);
                    }

                    store._shadows.Remove(it.Projection.Name);
                    store.Change(it.Projection.Name, status => status with { Position = it.ShadowPosition, Failed = null });
                }

                store._tables = tables;
                return default;
            }
        }

        public ValueTask DisposeAsync()
        {
            lock (store._gate)
            {
                foreach (var projection in projections)
                {
                    store._shadows.Remove(projection.Name);
                }

                return default;
            }
        }
    }
}
