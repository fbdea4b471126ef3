using FsCheck.Fluent;
using FsCheck;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Tests.Courses;

/// <summary>What holds for a course whatever is asked of it, in whatever order.</summary>
public class Any_course : CourseSpecification
{
    [Fact]
    public void Has_as_many_events_as_its_version_says() => Holds(step => step.After.Version == step.History.Count);

    [Fact]
    public void Is_the_fold_of_its_events() => Holds(step => step.After.Equals(Fold(step.History)));

    [Fact]
    public void Numbers_its_sessions_upwards() => Holds(step =>
    {
        var numbers = step.History.Select(recorded => recorded.Event).OfType<SessionHeld>().Select(held => held.Number).OfType<int>().ToList();
        return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count));
    });

    [Fact]
    public void Works_on_two_problem_areas_at_most() => Holds(step => step.After.Focus.Active.Count() <= 2);

    [Fact]
    public void Takes_nothing_clinical_once_closed() => Holds(step =>
        step.Before.Lifecycle.Phase != Phase.Closed || step.Command is IAllowedAfterClosure or RiskCommand || step.Decision is Decision.Rejected);

    [Fact]
    public void Stays_closed_after_a_death() => Holds(step => step.Before.Lifecycle.Closure is not { Terminal: true } || step.After.Lifecycle.Phase == Phase.Closed);

    [Fact]
    public void Leaves_no_appointment_ahead_when_it_ends_with_a_death() => Holds(step =>
        step.Before.Lifecycle.Closure is not null || step.After.Lifecycle.Closure is not { Terminal: true } || !step.After.Sessions.PlannedAfter(step.Now).Any());

    [Fact]
    public void Is_closed_exactly_while_it_has_a_closure() =>
        Holds(step => (step.After.Lifecycle.Phase == Phase.Closed) == step.After.Lifecycle.Closure is not null);

    [Fact]
    public void Is_not_suspended_once_closed() => Holds(step => step.After.Lifecycle is not { Phase: Phase.Closed, Suspended: true });

    [Fact]
    public void Has_somebody_to_treat_the_client_while_in_treatment() =>
        Holds(step => !step.After.Lifecycle.InTreatment || step.After.CareTeam.Therapist is not null);

    [Fact]
    public void Answers_a_repeated_command_with_no_events() => Holds(step =>
        step.Decision is Decision.Rejected
        || step.Command is not (PhaseCommand or ClosureCommand or CareTeamCommand or ContractCommand)
        || CourseDecider.Decide(step.After, step.Command, step.Context) is Decision.Accepted { Events.Count: 0 });

    private static void Holds(Func<Step, bool> invariant) => Prop.ForAll(AnyCommand.Courses, course => Steps(course.Beginning, course.Steps).All(invariant))
        .QuickCheckThrowOnFailure();

    private static IEnumerable<Step> Steps(CourseEvent[] beginning, AnyCommand[] commands)
    {
        var scenario = Given(beginning);
        var (state, context) = (scenario.State, scenario.Context);
        List<RecordedEvent> history = [.. beginning.Select((happened, index) => new RecordedEvent(index + 1, Now, Now, happened))];
        foreach (var any in commands)
        {
            var now = context.Now.AddDays(any.Days);
            context = context with { Now = now, OccurredAt = now };
            var before = state;
            var command = any.At(now);
            var decision = CourseDecider.Decide(state, command, context);
            foreach (var happened in decision is Decision.Accepted accepted ? accepted.Events : [])
            {
                var recorded = new RecordedEvent(state.Version + 1, now, now, happened);
                history.Add(recorded);
                state = CourseDecider.Evolve(state, recorded);
            }

            yield return new Step(before, command, context, decision, state, history);
        }
    }

    private static CourseState Fold(IEnumerable<RecordedEvent> history) => history.Aggregate(CourseState.Unopened, CourseDecider.Evolve);

    private sealed record Step(
        CourseState Before,
        CourseCommand Command,
        CommandContext Context,
        Decision Decision,
        CourseState After,
        IReadOnlyList<RecordedEvent> History)
    {
        public DateTimeOffset Now => Context.Now;
    }
}
