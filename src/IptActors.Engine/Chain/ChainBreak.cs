namespace IptActors.Engine.Chain;

/// <summary>The place where a chain does not hold.</summary>
/// <param name="Version">Version of the event that does not fit.</param>
/// <param name="Fault">How it does not fit.</param>
/// <param name="Expected">What should be there: a hash, or a version.</param>
/// <param name="Found">What is there.</param>
public sealed record ChainBreak(long Version, ChainFault Fault, string Expected, string Found);
