namespace IptActors.Engine.Proofs;

/// <summary>Held by the one process that keeps a tree.</summary>
public interface ITreeLead : IAsyncDisposable
{
    /// <summary>False once it was lost, with the connection that held it.</summary>
    bool IsHeld { get; }
}
