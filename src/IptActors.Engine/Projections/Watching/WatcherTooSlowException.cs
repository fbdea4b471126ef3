namespace IptActors.Engine.Projections.Watching;

/// <summary>The watcher read more slowly than things happened and was cut, so that it slows nobody.</summary>
public sealed class WatcherTooSlowException() : Exception("The watcher fell behind and was cut.");
