using System.Runtime.CompilerServices;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>
/// One command being decided: the course as it stands, the context, and what has been concluded so far. The deciders of
/// the features write into it; it turns rules into refusals, overrides or findings by what the catalog says of them.
/// Lives for one call of <see cref="CourseDecider.Decide"/> on one thread.
/// </summary>
public sealed class Deliberation
{
    private readonly List<CourseEvent> _events = [];
    private readonly List<RuleBreach> _breaches = [];
    private readonly List<RuleCheck>? _trace;
    private Rejection? _rejection;

    internal Deliberation(CourseState state, CommandContext context, List<RuleCheck>? trace = null)
    {
        State = state;
        Context = context;
        _trace = trace;
    }

    /// <summary>The course before the command.</summary>
    public CourseState State { get; }

    /// <summary>Time, catalog, person.</summary>
    public CommandContext Context { get; }

    /// <summary>Shorthand for the catalog of the context.</summary>
    public ClinicalCatalog Catalog => Context.Catalog;

    /// <summary>The policy of the service that treats. Only of a course that was opened.</summary>
    public ServicePolicy Policy => Catalog.PolicyOf(State.Referral!.Service);

    /// <summary>Records that something happened; kept only when nothing stands against the command in the end.</summary>
    public void Raise(CourseEvent happened) => _events.Add(happened);

    /// <summary>Refuses the command outright; the first refusal wins.</summary>
    public void Reject(Rejection rejection) => _rejection ??= rejection;

    /// <summary>Refuses a command that names something that is not in the course.</summary>
    public void RejectUnknown(string field, string description) => Reject(new Rejection.UnknownReference(field, description));

    /// <summary>Refuses a command because a field lacks what this course makes necessary.</summary>
    public void RejectField(string field, string description) => Reject(new Rejection.InvalidCommand([new FieldViolation(field, description)]));

    /// <summary>
    /// A rule is broken. The catalog says what follows: a warning becomes a finding; a hard rule refuses the command,
    /// unless the role of the person may override it and they do so with a reason, which is recorded.
    /// </summary>
    /// <param name="rule">Code of a rule in the catalog.</param>
    /// <param name="detail">What was expected, what was found and what to do; no personal text.</param>
    public void Breach(string rule, string detail)
    {
        var definition = Catalog.Rules[rule];
        if (definition.Kind == RuleKind.Warning)
        {
            Raise(new FindingRaised(rule, detail));
            _trace?.Add(new RuleCheck(rule, RuleOutcome.Warned, detail));
        }
        else if (definition.OverridableBy.Contains(Context.Role) && Context.Overrides.Covers(rule))
        {
            Raise(new RuleOverridden(rule, detail, Context.Overrides.Reason!));
            _trace?.Add(new RuleCheck(rule, RuleOutcome.Overridden, detail));
        }
        else
        {
            _breaches.Add(new RuleBreach(rule, detail, definition.Overridable));
            _trace?.Add(new RuleCheck(rule, RuleOutcome.Broken, detail));
        }
    }

    /// <summary>As <see cref="Breach"/>, when <paramref name="holds"/> is false.</summary>
    public void Require(bool holds, string rule, string detail)
    {
        if (!holds)
        {
            Breach(rule, detail);
        }
        else
        {
            _trace?.Add(new RuleCheck(rule, RuleOutcome.Held, null));
        }
    }

    /// <summary>As <see cref="Breach"/>, when <paramref name="holds"/> is false; the detail is only put together when it is needed.</summary>
    public void Require(bool holds, string rule, [InterpolatedStringHandlerArgument(nameof(holds))] ViolationText detail)
    {
        if (!holds)
        {
            Breach(rule, detail.ToString());
        }
        else
        {
            _trace?.Add(new RuleCheck(rule, RuleOutcome.Held, null));
        }
    }

    internal bool Refused => _rejection is not null || _breaches.Count > 0;

    internal Decision Conclude() =>
        _rejection is not null ? new Decision.Rejected(_rejection)
        : _breaches.Count > 0 ? new Decision.Rejected(new Rejection.RulesBroken(_breaches.ToValueList()))
        : new Decision.Accepted(_events.ToValueList());
}
