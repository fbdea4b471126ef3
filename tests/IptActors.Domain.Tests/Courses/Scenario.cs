using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Courses;

/// <summary>A course and the context of the next command.</summary>
public sealed record Scenario(CourseState State, CommandContext Context)
{
    /// <summary>The next command is about something that happened earlier.</summary>
    public Scenario OccurredAt(DateTimeOffset moment) => this with { Context = Context with { OccurredAt = moment } };

    /// <summary>The next command is given at this moment.</summary>
    public Scenario At(DateTimeOffset moment) => this with { Context = Context with { Now = moment, OccurredAt = moment } };

    /// <summary>Why <see cref="Overriding"/> sets rules aside.</summary>
    public static ProtectedText OverrideReason { get; } = new("Agreed with the supervisor.");

    /// <summary>The next command is given in this role.</summary>
    public Scenario As(string role) => this with { Context = Context with { Role = role } };

    /// <summary>The next command sets rules aside.</summary>
    public Scenario Overriding(params string[] rules) =>
        this with { Context = Context with { Overrides = new RuleOverrides(rules.ToValueList(), OverrideReason) } };

    /// <summary>Decides a command.</summary>
    public Outcome When(CourseCommand command) => new(this, CourseDecider.Decide(State, command, Context));

    /// <summary>The scenario after a command that must be accepted: for building up a course by commands.</summary>
    public Scenario After(CourseCommand command)
    {
        var accepted = Assert.IsType<Decision.Accepted>(CourseDecider.Decide(State, command, Context));
        var state = State;
        foreach (var happened in accepted.Events)
        {
            state = CourseDecider.Evolve(state, new RecordedEvent(state.Version + 1, Context.Now, Context.OccurredAt, happened));
        }

        return this with { State = state };
    }
}
