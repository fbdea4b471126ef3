using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Codec;

namespace IptActors.Compliance.AccessLog;

/// <summary>What every log of access promises. Each test uses a clinic of its own.</summary>
public abstract class AccessLogCompliance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly ClinicId _clinic = ClinicId.Parse($"clinic-{Guid.NewGuid():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract ValueTask<AccessLogUnderTest> OpenAsync();

    [Fact]
    public async Task An_entry_is_read_back_as_it_was_recorded()
    {
        await using var log = await OpenAsync();
        var full = Entry("ada-okafor", ["c-1", "c-2"]) with
        {
            At = Timestamps.ToMicroseconds(DateTimeOffset.UtcNow),
            Who = new Accessor(_clinic.Value, "booking-system", "integration", "ada-okafor", "treatment"),
            Emergency = true,
            Count = 7,
            RequestId = "0d9c6f5e-58a7-4a51-9a3f-0d2a4c7be001",
            CorrelationId = "visit-7",
        };

        Assert.Equal(AccessRecording.Recorded, await log.Log.RecordAsync(full));

        var found = Assert.Single(await ListAsync(log));
        Assert.Equivalent(full, found.Entry, strict: true);
    }

    [Fact]
    public async Task An_entry_of_nobody_is_kept_and_belongs_to_no_clinic()
    {
        await using var log = await OpenAsync();
        var before = await log.Records.ReadHeadAsync(Cancel);
        var nobody = Entry("", []) with { Who = Accessor.Unknown, CorrelationId = _clinic.Value };

        await log.Log.RecordAsync(nobody);

        Assert.Empty(await ListAsync(log));
        Assert.Contains(await log.Records.ReadAllAsync(before, 100_000, Cancel), recorded => recorded.Entry.CorrelationId == _clinic.Value);
    }

    [Fact]
    public async Task A_course_is_found_in_entries_that_name_it_alone_and_among_others()
    {
        await using var log = await OpenAsync();
        await log.Log.RecordAsync(Entry("ada-okafor", ["c-1"]));
        await log.Log.RecordAsync(Entry("ada-okafor", ["c-2"]));
        await log.Log.RecordAsync(Entry("carla-diaz", ["c-3", "c-1", "c-2"]));
        await log.Log.RecordAsync(Entry("carla-diaz", []));

        Assert.Equal(["carla-diaz", "ada-okafor"], (await ListAsync(log, course: "c-1")).Select(recorded => recorded.Entry.Who.Subject));
    }

    [Fact]
    public async Task A_person_is_found_as_the_subject_and_behind_a_system()
    {
        await using var log = await OpenAsync();
        await log.Log.RecordAsync(Entry("ada-okafor", ["c-1"]));
        await log.Log.RecordAsync(Entry("carla-diaz", ["c-1"]));
        await log.Log.RecordAsync(Entry("x", ["c-2"]) with { Who = new Accessor(_clinic.Value, "booking-system", "integration", "ada-okafor", "") });

        Assert.Equal(["c-2", "c-1"], (await ListAsync(log, person: "ada-okafor")).Select(recorded => recorded.Entry.Courses[0]));
    }

    [Fact]
    public async Task A_period_begins_with_its_first_moment_and_ends_before_its_last()
    {
        await using var log = await OpenAsync();
        for (var minute = 0; minute < 4; minute++)
        {
            await log.Log.RecordAsync(Entry("ada-okafor", [$"c-{minute}"]) with { At = Noon.AddMinutes(minute) });
        }

        var found = await log.Records.ListAsync(new AccessQuery(_clinic, null, null, Noon.AddMinutes(1), Noon.AddMinutes(3), null, 10), Cancel);

        Assert.Equal(["c-2", "c-1"], found.Select(recorded => recorded.Entry.Courses[0]));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("c-shared", null)]
    [InlineData(null, "ada-okafor")]
    public async Task A_period_is_found_whatever_the_order_in_which_its_entries_were_written(string? course, string? person)
    {
        await using var log = await OpenAsync();
        foreach (var hours in new[] { 0, 48, 1, 30, 2, 47, 3 })
        {
            await log.Log.RecordAsync(Entry("ada-okafor", ["c-shared", $"c-{hours}"]) with { At = Noon.AddHours(hours) });
            await log.Log.RecordAsync(Entry("x", ["c-shared"]) with { At = Noon.AddHours(hours), Who = new Accessor("another", "x", "therapist", "", "") });
        }

        var found = await log.Records.ListAsync(
            new AccessQuery(_clinic, course is null ? null : CourseId.Parse(course), person, Noon.AddHours(1).AddMinutes(-1), Noon.AddHours(47).AddMinutes(1), null, 10), Cancel);

        Assert.Equal(["c-3", "c-47", "c-2", "c-30", "c-1"], found.Select(recorded => recorded.Entry.Courses[1]));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("c-shared", null)]
    [InlineData(null, "ada-okafor")]
    public async Task Pages_follow_each_other_without_gap_or_repetition(string? course, string? person)
    {
        await using var log = await OpenAsync();
        for (var i = 0; i < 10; i++)
        {
            await log.Log.RecordAsync(Entry("ada-okafor", i % 2 == 0 ? ["c-shared"] : ["c-shared", "c-other"]));
        }

        var read = new List<long>();
        while (await log.Records.ListAsync(
            new AccessQuery(_clinic, course is null ? null : CourseId.Parse(course), person, null, null, read.Count == 0 ? null : read[^1], 3), Cancel) is { Count: > 0 } page)
        {
            read.AddRange(page.Select(recorded => recorded.Position));
        }

        Assert.Equal(10, read.Distinct().Count());
        Assert.Equal(read.OrderDescending(), read);
    }

    [Fact]
    public async Task Another_clinic_sees_nothing_of_it()
    {
        await using var log = await OpenAsync();
        await log.Log.RecordAsync(Entry("ada-okafor", ["c-1"]));

        Assert.Empty(await log.Records.ListAsync(new AccessQuery(ClinicId.Parse("another"), CourseId.Parse("c-1"), "ada-okafor", null, null, null, 10), Cancel));
    }

    [Fact]
    public async Task Entries_that_come_at_once_stand_in_one_chain()
    {
        await using var log = await OpenAsync();
        var before = await log.Records.ReadHeadAsync(Cancel);

        var recordings = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => log.Log.RecordAsync(Entry($"person-{i % 7}", [$"c-{i}"])).AsTask(), Cancel)));

        Assert.All(recordings, recording => Assert.Equal(AccessRecording.Recorded, recording));
        Assert.Equal(500, (await ListAsync(log)).Select(recorded => recorded.Entry.Courses[0]).Distinct().Count());
        var all = await log.Records.ReadAllAsync(Math.Max(0, before - 1), 100_000, Cancel);
        for (var i = before == 0 ? 0 : 1; i < all.Count; i++)
        {
            var previous = i == 0 ? AccessChain.Genesis : all[i - 1].Hash;
            Assert.Equal(AccessChain.Next(previous, all[i].Position, all[i].Entry), all[i].Hash);
            Assert.True(i == 0 || all[i].Position == all[i - 1].Position + 1);
        }
    }

    private ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessLogUnderTest log, string? course = null, string? person = null) =>
        log.Records.ListAsync(new AccessQuery(_clinic, course is null ? null : CourseId.Parse(course), person, null, null, null, 1000), Cancel);

    private AccessEntry Entry(string subject, string[] courses) => new()
    {
        At = Noon,
        Who = new Accessor(_clinic.Value, subject, "therapist", "", ""),
        Method = "CourseService/GetCourse",
        Outcome = AccessOutcome.Disclosed,
        Courses = courses,
    };
}
