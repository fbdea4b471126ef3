using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.BetweenSessions;

public class Recording_samples : CourseSpecification
{
    [Fact]
    public void The_event_has_unit_and_direction_and_goes_by_time() =>
        Given(History.InMiddle)
            .When(new RecordSamples(
                "self_report",
                null,
                [new("mood_rating", Now.AddDays(-1), 4, null, null), new("wake_time", Now.AddDays(-2), 415, "min of day", null)]))
            .Then(new SamplesRecorded(
                "self_report",
                null,
                [
                    new("wake_time", Now.AddDays(-2), 415, "min of day", null, null),
                    new("mood_rating", Now.AddDays(-1), 4, "points", "higher_is_worse", null),
                ]));

    [Fact]
    public void A_sample_sent_twice_in_one_command_is_recorded_once() =>
        Given(History.InMiddle)
            .When(new RecordSamples("self_report", null, [new("steps", Now, 4000, null, null), new("steps", Now, 4000, null, null)]))
            .Then(new SamplesRecorded("self_report", null, [new("steps", Now, 4000, "steps/day", null, null)]));

    [Fact]
    public void The_state_keeps_count_and_last_of_each_kind()
    {
        var series = Given(History.InMiddle)
            .After(new RecordSamples("self_report", null, [new("ema_mood", Now, 6, null, null), new("ema_stress", Now, 3, null, null)]))
            .After(new RecordSamples("self_report", null, [new("ema_mood", Now.AddDays(-1), 2, null, null)])).State.BetweenSessions.Samples;

        Assert.Equal([new("ema_mood", 2, Now, 6), new("ema_stress", 1, Now, 3)], series);
    }

    [Fact]
    public void Values_out_of_range_other_units_and_the_future_are_reported_with_their_place() =>
        Given(History.InMiddle)
            .When(new RecordSamples(
                "self_report",
                null,
                [
                    new("mood_rating", Now, 11, null, null),
                    new("sleep_duration", Now, 7, "h", null),
                    new("aura", Now.AddHours(1), 1, null, null),
                ]))
            .ThenInvalid("samples[0].value", "samples[1].unit", "samples[2].kind", "samples[2].taken_at");

    [Theory]
    [InlineData("app")]
    [InlineData("wearable")]
    public void What_a_device_observes_needs_consent(string source) =>
        Given(History.InMiddle).When(new RecordSamples(source, "Watch 3.1", [new("steps", Now, 4000, null, null)])).ThenBroken("consent_withdrawn");

    [Fact]
    public void With_consent_it_is_recorded() =>
        Given([.. History.InMiddle, History.ConsentToTreatment with { Scope = "digital_monitoring" }])
            .When(new RecordSamples("wearable", "Watch 3.1", [new("steps", Now, 4000, null, null)]))
            .ThenHappened(new SamplesRecorded("wearable", "Watch 3.1", [new("steps", Now, 4000, "steps/day", null, null)]));
}
