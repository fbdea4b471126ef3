namespace IptActors.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; null when all is well.</param>
internal sealed record Finding(string Check, Verdict Verdict, string Found, string? Advice = null)
{
    /// <summary>All is well.</summary>
    public static Finding Ok(string check, string found) => new(check, Verdict.Ok, found);

    /// <summary>It works, but look at it.</summary>
    public static Finding Warn(string check, string found, string advice) => new(check, Verdict.Warn, found, advice);

    /// <summary>It does not work, or not safely.</summary>
    public static Finding Fail(string check, string found, string advice) => new(check, Verdict.Fail, found, advice);
}

/// <summary>How something is.</summary>
internal enum Verdict
{
    /// <summary>Well.</summary>
    Ok,

    /// <summary>Worth a look.</summary>
    Warn,

    /// <summary>Not working, or not safe.</summary>
    Fail,
}
