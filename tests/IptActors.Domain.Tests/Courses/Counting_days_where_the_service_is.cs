using System.Text;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Courses;

/// <summary>Now is ten in the morning in UTC: nine in the evening in Sydney, where it is eleven hours later.</summary>
public class Counting_days_where_the_service_is : CourseSpecification
{
    private static readonly OpenCourse Open = new("c-17", "north", "ipt-adult-16", Today, "gp", null, null, null, null);
    private static readonly CourseEvent[] InSydney = [.. History.InMiddle.Take(1), new TimeZoneSet("Australia/Sydney"), .. History.InMiddle.Skip(1)];

    [Fact]
    public void A_course_records_the_time_zone_of_its_service() =>
        At(Now, "Australia/Sydney").When(Open).Then(Opened(Today), new TimeZoneSet("Australia/Sydney"));

    [Fact]
    public void A_service_in_utc_needs_no_word_of_it() => At(Now, "UTC").When(Open).Then(Opened(Today));

    [Fact]
    public void Another_service_of_the_clinic_keeps_the_zone_of_the_default_policy() =>
        At(Now, "Australia/Sydney").When(Open with { Service = "south" }).Then(Opened(Today) with { Service = "south" });

    [Fact]
    public void A_referral_of_this_morning_is_not_in_the_future_because_it_is_yesterday_in_utc() =>
        At(Now.AddHours(4), "Australia/Sydney").When(Open with { ReferredOn = Today.AddDays(1) }).Then(Opened(Today.AddDays(1)), new TimeZoneSet("Australia/Sydney"));

    [Fact]
    public void A_referral_of_tomorrow_is() =>
        At(Now, "Australia/Sydney").When(Open with { ReferredOn = Today.AddDays(1) }).ThenInvalid("referred_on");

    [Fact]
    public void Two_sessions_of_one_day_in_utc_may_lie_on_two() =>
        Given([.. InSydney, SessionHistory.Held(1, 1) with { StartedAt = Now.AddHours(-29) }])
            .When(SessionHistory.Hold with { StartedAt = Now.AddHours(-12) })
            .ThenWarned();

    [Fact]
    public void Two_sessions_of_one_day_where_the_service_is_warn_though_they_lie_on_two_in_utc() =>
        Given([.. InSydney, SessionHistory.Held(1, 1) with { StartedAt = Now.AddHours(-12) }])
            .When(SessionHistory.Hold with { StartedAt = Now.AddHours(-5) })
            .ThenWarned("R5_same_day");

    [Fact]
    public void A_pause_begins_on_the_day_of_the_service() => Assert.Equal(
        Today.AddDays(1),
        Given(InSydney).At(Now.AddHours(4)).After(new SuspendCourse("holiday", null, null)).State.Lifecycle.Suspension!.Since);

    [Fact]
    public void A_policy_that_changes_later_does_not_move_a_course() =>
        Assert.Equal("Australia/Sydney", (Given(InSydney) with { Context = At(Now, "Asia/Tokyo").Context }).After(SessionHistory.Hold).State.Referral!.TimeZone);

    [Fact]
    public void A_zone_that_the_machine_does_not_know_is_no_policy()
    {
        var problem = Assert.Single(Over("Europe/Atlantis").Problems);

        Assert.Equal(("policies.json", "north.timeZone", "'Europe/Atlantis'"), (problem.File, problem.Path, problem.Found));
    }

    private static CourseOpened Opened(DateOnly referredOn) => new("c-17", "north", "ipt-adult-16", referredOn, "gp", null, null, null, null);

    private static Scenario At(DateTimeOffset moment, string timeZone)
    {
        var scenario = Given().At(moment);
        return scenario with { Context = scenario.Context with { Catalog = Over(timeZone).Catalog! } };
    }

    private static CatalogReading Over(string timeZone)
    {
        var policies = Encoding.UTF8.GetString(BuiltInCatalog.Files().Single(file => file.Name == "policies.json").Utf8.Span)
            .Replace("\"code\": \"default\"", "\"code\": \"north\"", StringComparison.Ordinal)
            .Replace("\"timeZone\": \"UTC\"", $"\"timeZone\": \"{timeZone}\"", StringComparison.Ordinal);
        return BuiltInCatalog.Instance.With([new CatalogFile("policies.json", Encoding.UTF8.GetBytes(policies))]);
    }
}
