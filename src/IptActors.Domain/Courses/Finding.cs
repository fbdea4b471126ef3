namespace IptActors.Domain.Courses;

/// <summary>A warning or override kept on the course.</summary>
/// <param name="Version">Version of the event that raised it.</param>
/// <param name="Rule">Code of the rule in the catalog.</param>
/// <param name="Detail">What was expected and what was found.</param>
/// <param name="Overridden">True: a hard rule set aside by a clinician. False: a warning.</param>
/// <param name="RaisedOn">The day.</param>
public sealed record Finding(long Version, string Rule, string Detail, bool Overridden, DateOnly RaisedOn);
