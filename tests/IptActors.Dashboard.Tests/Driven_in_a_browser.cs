namespace IptActors.Dashboard.Tests;

/// <summary>The dashboard as people use it, in a real browser against a real server; the cases are in the dashboard's <c>tests</c>.</summary>
public sealed class Driven_in_a_browser(DashboardRun run) : IClassFixture<DashboardRun>
{
    public static TheoryData<string> Cases => [.. BrowserCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_does_what_the_case_says(string name) => run.Report.AssertPassed(name);
}
