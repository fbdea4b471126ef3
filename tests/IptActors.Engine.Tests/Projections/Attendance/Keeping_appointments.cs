using IptActors.Domain.CareTeams;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Engine.Projections.Attendance;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.Attendance;

public sealed class Keeping_appointments
{
    [Fact]
    public async Task What_is_still_to_come_is_not_counted()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Planned(20));

        Assert.Empty(await RowsAsync(told));
    }

    [Fact]
    public async Task An_appointment_is_held_missed_or_called_off_by_one_of_the_two()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Planned(16), Planned(23), Planned(30));
        await told.OnAsync(17, new MissSession(1, "did_not_attend", null));
        await told.OnAsync(18, new CancelSession(2, "client", null, null), new CancelSession(3, "provider", null, null), Held(18));

        Assert.Equal(
            [(1, "missed", false, true, false, false), (2, "cancelled", false, false, true, false), (3, "cancelled", false, false, false, true), (4, "held", true, false, false, false)],
            (await RowsAsync(told)).Select(row => (row.Session, row.Status, row.Attended, row.Missed, row.CancelledByClient, row.CancelledByProvider)));
    }

    [Fact]
    public async Task The_month_is_that_of_the_day_on_which_it_was_to_be()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(20, Planned(28));
        await told.OnAsync(29, new MissSession(1, "did_not_attend", null));

        Assert.Equal((FirstDay.AddDays(28), "2026-02", "video"), (await RowsAsync(told)).Select(row => (row.Day, row.Month, row.Modality)).Single());
    }

    [Fact]
    public async Task A_session_is_signed_off_when_its_therapist_says_so()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15));
        Assert.False((await RowsAsync(told))[0].SignedOff);

        await told.OnAsync(16, new AssessRisk("none", [], null, false, null, null), new SignOffSession(1));

        Assert.True((await RowsAsync(told))[0].SignedOff);
    }

    [Fact]
    public async Task Appointments_go_with_the_course_to_whoever_treats_now()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15));
        await told.OnAsync(20, new TransferCourse("ada-okafor", "cleo-marsh", "workload", null, null));

        Assert.Equal("cleo-marsh", Assert.Single(await RowsAsync(told)).Therapist);
    }

    private static Task<IReadOnlyList<AttendanceRow>> RowsAsync(ToldCourse told) => told.RowsAsync(AttendanceProjection.Instance, AttendanceProjection.Table);
}
