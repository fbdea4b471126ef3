using IptActors.Rpc.Server.Calls;

namespace IptActors.Rpc.Server;

/// <summary>What comes after a <see cref="RpcMiddleware"/>: reading the request and running the handler.</summary>
public readonly struct RpcNext : IEquatable<RpcNext>
{
    private readonly ServerCall _call;

    internal RpcNext(ServerCall call) => _call = call;

    /// <summary>Reads the request and runs the handler.</summary>
    /// <returns>How the call would end if nothing changes it.</returns>
    /// <exception cref="RpcException">The handler threw it; let it pass, it becomes the status.</exception>
    public ValueTask<RpcStatus> InvokeAsync() => _call.HandleAsync();

    /// <summary>Whether both belong to the same call.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(RpcNext left, RpcNext right) => left.Equals(right);

    /// <summary>Whether they belong to different calls.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(RpcNext left, RpcNext right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RpcNext other) => ReferenceEquals(_call, other._call);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RpcNext other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _call?.GetHashCode() ?? 0;
}
