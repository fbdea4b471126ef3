using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace IptActors.Postgres.Tests.Support;

/// <summary>What the proxy does to the next message of the journal's writer.</summary>
public enum Cut
{
    /// <summary>Passes everything on.</summary>
    Nothing,

    /// <summary>The message never arrives at the server; both connections are closed.</summary>
    BeforeTheServer,

    /// <summary>The server does what it was told, and its answer is lost.</summary>
    AfterTheServer,

    /// <summary>The client's connection dies; the message arrives at the server only when the test says so.</summary>
    AndDeliverLate,
}

/// <summary>Stands between the journal and PostgreSQL's Unix socket and cuts the connection at the worst moment.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _serverSocket;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _deliver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _serverGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private Cut _next;
    private volatile bool _refusing;

    public CuttingProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _serverSocket = Path.Combine(settings.Host!, ".s.PGSQL.5432");
        settings.Host = _folder.Path;
        ConnectionString = settings.ConnectionString;
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.Path, ".s.PGSQL.5432")));
        _listener.Listen();
        _accepting = Task.Run(AcceptAsync);
    }

    public string ConnectionString { get; }

    /// <summary>Cuts at the next message of a writer's connection; that connection must be open already.</summary>
    public void CutNext(Cut cut) => _next = cut;

    /// <summary>Closes every new connection at once.</summary>
    public bool Refuses
    {
        set => _refusing = value;
    }

    /// <summary>Completes when the server has closed the connection whose message is held back.</summary>
    public Task ServerGone => _serverGone.Task;

    /// <summary>Lets the message that was held back go to the server, if the server still takes it.</summary>
    public Task DeliverAsync()
    {
        _deliver.TrySetResult();
        return _delivered.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _deliver.TrySetCanceled();
        _listener.Dispose();
        await _accepting;
        _closing.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_closing.Token);
                connections.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            try
            {
                if (!_refusing)
                {
                    await server.ConnectAsync(new UnixDomainSocketEndPoint(_serverSocket), _closing.Token);
                    var connection = new Connection();
                    var requests = RequestsAsync(client, server, connection);
                    await Task.WhenAny(requests, AnswersAsync(server, client, connection));
                    if (connection.HoldsBack)
                    {
                        await requests;
                    }
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut, which is what it is for.
            }
        }
    }

    private async Task RequestsAsync(Socket client, Socket server, Connection connection)
    {
        var buffer = new byte[1 << 20];
        for (var message = 0; await client.ReceiveAsync(buffer, _closing.Token) is > 0 and var count; message++)
        {
            connection.IsWriter |= message < 2 && Encoding.ASCII.GetString(buffer, 0, count).Contains("journal writer", StringComparison.Ordinal);
            var cut = connection.IsWriter ? Interlocked.Exchange(ref _next, Cut.Nothing) : Cut.Nothing;
            switch (cut)
            {
                case Cut.BeforeTheServer:
                    return;
                case Cut.AfterTheServer:
                    connection.SwallowsAnswer = true;
                    break;
                case Cut.AndDeliverLate:
                    connection.HoldsBack = true;
                    client.Close();
                    await _deliver.Task;
                    await DeliverAsync(server, buffer.AsMemory(0, count));
                    return;
            }

            await server.SendAsync(buffer.AsMemory(0, count), _closing.Token);
        }
    }

    private async Task DeliverAsync(Socket server, ReadOnlyMemory<byte> message)
    {
        try
        {
            await server.SendAsync(message, _closing.Token);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server has closed it: fenced off, as it should be.
        }

        _delivered.TrySetResult();
    }

    private async Task AnswersAsync(Socket server, Socket client, Connection connection)
    {
        var buffer = new byte[1 << 20];
        while (await server.ReceiveAsync(buffer, _closing.Token) is > 0 and var count)
        {
            if (connection.SwallowsAnswer)
            {
                return;
            }

            if (connection.HoldsBack)
            {
                continue;
            }

            await client.SendAsync(buffer.AsMemory(0, count), _closing.Token);
        }

        if (connection.HoldsBack)
        {
            _serverGone.TrySetResult();
        }
    }

    private sealed class Connection
    {
        public volatile bool IsWriter;
        public volatile bool SwallowsAnswer;
        public volatile bool HoldsBack;
    }
}
