namespace IptActors.Domain.Courses;

/// <summary>How a rule stood when a command was decided.</summary>
public enum RuleOutcome
{
    /// <summary>It was met.</summary>
    Held,

    /// <summary>It was not met and only warns: the command was accepted with a finding.</summary>
    Warned,

    /// <summary>It was not met and was set aside with a reason.</summary>
    Overridden,

    /// <summary>It was not met and stands against the command.</summary>
    Broken,
}
