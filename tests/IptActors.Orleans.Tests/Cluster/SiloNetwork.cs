using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>The connections between silos. A silo that is cut off loses those it has and gets no other.</summary>
internal sealed class SiloNetwork
{
    private readonly ConcurrentDictionary<ConnectionContext, string> _open = new();
    private volatile string? _cutOff;

    /// <summary>Lets the connections of a silo be cut.</summary>
    public void Attach(ISiloBuilder silo, string name) => silo.Configure<SiloConnectionOptions>(connections =>
    {
        connections.ConfigureSiloInboundConnection(Guard);
        connections.ConfigureSiloOutboundConnection(Guard);

        void Guard(IConnectionBuilder builder) => builder.Use(next => connection => PassAsync(connection, name, next));
    });

    /// <summary>Cuts a silo off for good.</summary>
    public void CutOff(string name)
    {
        _cutOff = name;
        foreach (var (connection, owner) in _open)
        {
            if (owner == name)
            {
                connection.Abort(new ConnectionAbortedException("The silo is cut off."));
            }
        }
    }

    private async Task PassAsync(ConnectionContext connection, string name, ConnectionDelegate next)
    {
        _open[connection] = name;
        try
        {
            // Asked after it is listed, so that none slips through while others are cut.
            if (_cutOff == name)
            {
                connection.Abort(new ConnectionAbortedException("The silo is cut off."));
                return;
            }

            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    }
}
