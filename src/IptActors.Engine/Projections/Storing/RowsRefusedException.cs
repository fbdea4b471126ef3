namespace IptActors.Engine.Projections.Storing;

/// <summary>The store cannot keep rows as they are: a bug of a projection. Nothing was written. The message holds no row.</summary>
public sealed class RowsRefusedException(string message, Exception? inner = null) : Exception(message, inner);
