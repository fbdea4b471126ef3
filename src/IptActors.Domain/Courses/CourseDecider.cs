using System.Diagnostics;
using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.BreakGlass;
using IptActors.Domain.Care;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Checklists;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Corrections;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>
/// The course of treatment as two pure functions. <see cref="Decide"/> says what a command leads to;
/// <see cref="Evolve"/> says what an event changes. Each feature decides and evolves its own commands and events.
/// </summary>
public static class CourseDecider
{
    /// <summary>Decides a command against a course. Never throws for what a caller can get wrong.</summary>
    public static Decision Decide(CourseState state, CourseCommand command, CommandContext context) => Deliberate(state, command, context, null);

    /// <summary>Decides as <see cref="Decide"/> does and tells every rule that was looked at on the way, in its order.</summary>
    public static (Decision Decision, ValueList<RuleCheck> Rules) Explain(CourseState state, CourseCommand command, CommandContext context)
    {
        var trace = new List<RuleCheck>();
        var decision = Deliberate(state, command, context, trace);
        return (decision, trace.ToValueList());
    }

    private static Decision Deliberate(CourseState state, CourseCommand command, CommandContext given, List<RuleCheck>? trace)
    {
        var calendar = command is OpenCourse opening ? ServiceCalendar.In(given.Catalog.PolicyOf(opening.Service).TimeZone) : state.Calendar;
        var context = ReferenceEquals(calendar, given.Calendar) ? given : given with { Calendar = calendar };
        var checks = new FieldChecks(context);
        command.Validate(checks);
        if (checks.Violations.Count > 0)
        {
            return new Decision.Rejected(new Rejection.InvalidCommand(checks.Violations.ToValueList()));
        }

        if (state.Referral is null && command is not OpenCourse)
        {
            return new Decision.Rejected(new Rejection.CourseNotFound());
        }

        var deliberation = new Deliberation(state, context, trace);
        ClosedCourse.Guard(command, deliberation);
        if (deliberation.Refused)
        {
            return deliberation.Conclude();
        }

        Dispatch(command, deliberation);
        return deliberation.Conclude();
    }

    /// <summary>The course after an event. Never refuses and never skips.</summary>
    /// <exception cref="UnreachableException">The event is of a kind that the fold does not know: a bug.</exception>
    public static CourseState Evolve(CourseState state, RecordedEvent happened)
    {
        var recorded = happened.In(state.Calendar);
        var next = recorded.Event switch
        {
            ReferralEvent e => state with { Referral = Referral.Evolve(state.Referral, e) },
            PhaseEvent e => state with { Lifecycle = state.Lifecycle.Evolve(e, recorded) },
            CareTeamEvent e => state with { CareTeam = state.CareTeam.Evolve(e) },
            ConsentEvent e => state with { Consents = state.Consents.Evolve(e, recorded) },
            FocusEvent e => state with { Focus = state.Focus.Evolve(e, recorded) },
            ContractEvent e => state with { Contracts = state.Contracts.Evolve(e, recorded) },
            SessionEvent e => state with { Sessions = state.Sessions.Evolve(e, recorded) },
            BetweenSessionsEvent e => state with { BetweenSessions = state.BetweenSessions.Evolve(e, recorded) },
            InventoryEvent e => state with { Inventory = state.Inventory.Evolve(e, recorded) },
            GoalEvent e => state with { Goals = state.Goals.Evolve(e) },
            ReviewEvent e => state with { Reviews = state.Reviews.Evolve(e) },
            MeasureEvent e => state with { Measures = state.Measures.Evolve(e, recorded) },
            RiskEvent e => state with { Risks = state.Risks.Evolve(e, recorded) },
            AssessmentEvent e => state with { Assessment = state.Assessment.Evolve(e) },
            CareEvent e => state with { Care = state.Care.Evolve(e, recorded) },
            EmergencyEvent e => state with { Emergencies = state.Emergencies.Evolve(e, recorded) },
            CorrectionEvent e => Retraction.Evolve(state, e),
            FindingRaised e => state with { Findings = state.Findings.Add(new Finding(recorded.Version, e.Rule, e.Detail, false, recorded.OccurredOn)) },
            RuleOverridden e => state with { Findings = state.Findings.Add(new Finding(recorded.Version, e.Rule, e.Detail, true, recorded.OccurredOn)) },
            _ => throw new UnreachableException($"No feature evolves {recorded.Event.GetType().Name}."),
        };

        return Retraction.Track(FirstDone.Track(next, recorded), recorded) with { Version = recorded.Version, LastRecordedAt = recorded.RecordedAt };
    }

    internal static void Dispatch(CourseCommand command, Deliberation deliberation)
    {
        switch (command)
        {
            case ReferralCommand c:
                ReferralDecider.Decide(c, deliberation);
                break;
            case CareTeamCommand c:
                CareTeamDecider.Decide(c, deliberation);
                break;
            case PhaseCommand c:
                PhaseDecider.Decide(c, deliberation);
                break;
            case ClosureCommand c:
                ClosureDecider.Decide(c, deliberation);
                break;
            case ConsentCommand c:
                ConsentDecider.Decide(c, deliberation);
                break;
            case FocusCommand c:
                FocusDecider.Decide(c, deliberation);
                break;
            case ContractCommand c:
                ContractDecider.Decide(c, deliberation);
                break;
            case SessionCommand c:
                SessionDecider.Decide(c, deliberation);
                break;
            case BetweenSessionsCommand c:
                BetweenSessionsDecider.Decide(c, deliberation);
                break;
            case InventoryCommand c:
                InventoryDecider.Decide(c, deliberation);
                break;
            case GoalCommand c:
                GoalDecider.Decide(c, deliberation);
                break;
            case ReviewCommand c:
                ReviewDecider.Decide(c, deliberation);
                break;
            case MeasureCommand c:
                MeasureDecider.Decide(c, deliberation);
                break;
            case RiskCommand c:
                RiskDecider.Decide(c, deliberation);
                break;
            case AssessmentCommand c:
                AssessmentDecider.Decide(c, deliberation);
                break;
            case CareCommand c:
                CareDecider.Decide(c, deliberation);
                break;
            case EmergencyCommand c:
                EmergencyDecider.Decide(c, deliberation);
                break;
            case CorrectionCommand c:
                CorrectionDecider.Decide(c, deliberation);
                break;
            default:
                throw new UnreachableException($"No feature decides {command.GetType().Name}.");
        }
    }
}
