using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>Memory is measured of the whole process, so no other test may run meanwhile.</summary>
[CollectionDefinition(nameof(A_course_in_memory), DisableParallelization = true)]
[Collection(nameof(A_course_in_memory))]
public sealed class A_course_in_memory
{
    private const int Courses = 200;

    private const int Events = 60;

    [Fact]
    public async Task Takes_at_most_20_kilobytes_with_60_events()
    {
        await using var world = new CourseWorld();
        await FillAsync(world);
        var before = Settled();
        for (var n = 0; n < Courses; n++)
        {
            await world.ReadAsync(course: CourseWorld.Key($"course-{n}"));
        }

        Assert.Equal(Courses, world.Courses.Resident);
        Assert.InRange((Settled() - before) / Courses, 1024, 20 * 1024);
    }

    private static async Task FillAsync(CourseWorld world)
    {
        for (var n = 0; n < Courses; n++)
        {
            var key = CourseWorld.Key($"course-{n}");
            await world.AnsweredAsync(CourseWorld.Open($"client-{n}"), course: key);
            for (var version = 1; version < Events; version++)
            {
                await world.AnsweredAsync(CourseWorld.Remark($"A remark of usual length, number {version}."), course: key);
            }
        }

        await world.RestartAsync();

        // Off the stack of the last answer, which still holds the process that gave it.
        await Task.Yield();
    }

    // GC.GetTotalMemory(true) is content with 5 % of the heap, which is more than is measured here.
    private static long Settled()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
