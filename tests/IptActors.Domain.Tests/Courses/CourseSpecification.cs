using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Tests.Courses;

/// <summary>Given events, when a command, then events or a refusal: the whole list, never a part of it.</summary>
public abstract class CourseSpecification
{
    /// <summary>The moment of every command: a Monday.</summary>
    protected static DateTimeOffset Now { get; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The day of <see cref="Now"/>.</summary>
    protected static DateOnly Today { get; } = new(2026, 3, 2);

    /// <summary>A course that was never opened.</summary>
    protected static Scenario Given() => Given(Array.Empty<CourseEvent>());

    /// <summary>A course to which these events happened, all on the day of <see cref="Now"/>.</summary>
    protected static Scenario Given(params CourseEvent[] history) => Given(history.Select(e => (Now, e)).ToArray());

    /// <summary>A course to which these events happened, each at its moment.</summary>
    protected static Scenario Given(params (DateTimeOffset OccurredAt, CourseEvent Event)[] history)
    {
        var state = CourseState.Unopened;
        foreach (var (occurredAt, happened) in history)
        {
            state = CourseDecider.Evolve(state, new RecordedEvent(state.Version + 1, occurredAt, occurredAt, happened));
        }

        return new Scenario(state, new CommandContext(Now, Now, BuiltInCatalog.Instance, "ada-okafor", "therapist", RuleOverrides.None));
    }
}
