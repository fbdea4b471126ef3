namespace IptActors.Domain.Outcomes;

/// <summary>The figures of a group of courses that ended, each with its denominator.</summary>
/// <param name="Ended">Courses that ended.</param>
/// <param name="Treated">Of those, courses in which treatment began.</param>
/// <param name="Finished">Of those, finished courses.</param>
/// <param name="CaseAtStart">Finished and at caseness at first.</param>
/// <param name="BelowCaseAtStart">Finished and known to have begun below caseness: out of the denominator of recovery.</param>
/// <param name="Recovered">Finished and recovered.</param>
/// <param name="Improved">Finished and reliably improved.</param>
/// <param name="ReliablyRecovered">Finished and reliably recovered.</param>
/// <param name="Deteriorated">Finished and reliably deteriorated.</param>
/// <param name="NoChange">Finished without reliable change.</param>
/// <param name="Paired">Finished with first and last scores of all measures.</param>
/// <param name="WithinShortWait">Finished and begun within the shorter limit.</param>
/// <param name="WithinLongWait">Finished and begun within the longer limit.</param>
/// <param name="DroppedOut">Treated and ended earlier than the professional had planned.</param>
/// <param name="Contacts">Treatment contacts of the finished courses, in all.</param>
public sealed record OutcomeFigures(
    long Ended,
    long Treated,
    long Finished,
    long CaseAtStart,
    long BelowCaseAtStart,
    long Recovered,
    long Improved,
    long ReliablyRecovered,
    long Deteriorated,
    long NoChange,
    long Paired,
    long WithinShortWait,
    long WithinLongWait,
    long DroppedOut,
    long Contacts)
{
    /// <summary>No courses.</summary>
    public static OutcomeFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Finished courses less those that began below caseness. A course without first scores stays in it.</summary>
    public long RecoveryBase => Finished - BelowCaseAtStart;

    /// <summary>Of finished courses, those at caseness at first.</summary>
    public Share CaseAtStartShare => new(CaseAtStart, Finished);

    /// <summary>Of the recovery base, those that recovered.</summary>
    public Share Recovery => new(Recovered, RecoveryBase);

    /// <summary>Of the recovery base, those that reliably recovered.</summary>
    public Share ReliableRecovery => new(ReliablyRecovered, RecoveryBase);

    /// <summary>Of finished courses, those that reliably improved.</summary>
    public Share ReliableImprovement => new(Improved, Finished);

    /// <summary>Of finished courses, those that reliably deteriorated.</summary>
    public Share ReliableDeterioration => new(Deteriorated, Finished);

    /// <summary>Of finished courses, those without reliable change. The three need not add up: courses with missing scores are in none.</summary>
    public Share NoReliableChange => new(NoChange, Finished);

    /// <summary>Of finished courses, those with first and last scores.</summary>
    public Share PairedData => new(Paired, Finished);

    /// <summary>Of finished courses, those begun within the shorter limit.</summary>
    public Share ShortWait => new(WithinShortWait, Finished);

    /// <summary>Of finished courses, those begun within the longer limit.</summary>
    public Share LongWait => new(WithinLongWait, Finished);

    /// <summary>Of courses in which treatment began, those that ended earlier than the professional had planned.</summary>
    public Share DropOut => new(DroppedOut, Treated);

    /// <summary>Treatment contacts per finished course, in tenths, a half rounded up; null without a finished course.</summary>
    public int? MeanContactsTenths => Finished == 0 ? null : (int)(((20 * Contacts) + Finished) / (2 * Finished));

    /// <summary>The figures of two groups without a course in common.</summary>
    public static OutcomeFigures operator +(OutcomeFigures left, OutcomeFigures right) => new(
        left.Ended + right.Ended,
        left.Treated + right.Treated,
        left.Finished + right.Finished,
        left.CaseAtStart + right.CaseAtStart,
        left.BelowCaseAtStart + right.BelowCaseAtStart,
        left.Recovered + right.Recovered,
        left.Improved + right.Improved,
        left.ReliablyRecovered + right.ReliablyRecovered,
        left.Deteriorated + right.Deteriorated,
        left.NoChange + right.NoChange,
        left.Paired + right.Paired,
        left.WithinShortWait + right.WithinShortWait,
        left.WithinLongWait + right.WithinLongWait,
        left.DroppedOut + right.DroppedOut,
        left.Contacts + right.Contacts);

    /// <summary>The figures of two groups without a course in common.</summary>
    public OutcomeFigures Add(OutcomeFigures other) => this + other;

    /// <summary>The figures with one more course that ended.</summary>
    /// <param name="facts">The course; it has ended.</param>
    /// <param name="outcome">What the rules make of it.</param>
    /// <param name="treated">Whether treatment began.</param>
    /// <param name="droppedOut">Whether it ended earlier than the professional had planned.</param>
    public OutcomeFigures With(OutcomeFacts facts, CourseOutcome outcome, bool treated, bool droppedOut)
    {
        var finished = outcome.Finished;
        return new OutcomeFigures(
            Ended + 1,
            Treated + One(treated),
            Finished + One(finished),
            CaseAtStart + One(finished && outcome.CaseAtStart == true),
            BelowCaseAtStart + One(finished && outcome.CaseAtStart == false),
            Recovered + One(outcome.Recovered),
            Improved + One(outcome.ReliablyImproved),
            ReliablyRecovered + One(outcome.ReliablyRecovered),
            Deteriorated + One(outcome.ReliablyDeteriorated),
            NoChange + One(outcome.NoReliableChange),
            Paired + One(finished && outcome.Paired),
            WithinShortWait + One(finished && outcome.WithinShortWait),
            WithinLongWait + One(finished && outcome.WithinLongWait),
            DroppedOut + One(treated && droppedOut),
            Contacts + (finished ? facts.Contacts : 0));
    }

    private static int One(bool? holds) => holds == true ? 1 : 0;
}
