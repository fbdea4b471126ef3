namespace IptActors.Domain.ExpectedCourses;

/// <summary>The score expected at a session.</summary>
/// <param name="SessionNumber">Number of the session.</param>
/// <param name="ExpectedTotal">Expected total in 1/scale.</param>
/// <param name="LimitTotal">A total worse than this calls for attention; the first rule that compares with the expectation sets it.</param>
public sealed record ExpectedPoint(int SessionNumber, int ExpectedTotal, int LimitTotal);
