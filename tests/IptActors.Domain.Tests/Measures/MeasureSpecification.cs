using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Measures;

/// <summary>Commands and events about measures, with what does not matter to the rule left at its usual value.</summary>
public abstract class MeasureSpecification : CourseSpecification
{
    /// <summary>What every score is recorded with.</summary>
    protected static string RuleData => BuiltInCatalog.Instance.Fingerprint;

    /// <summary>Answers to the first items of a measure, in order; null for one left out.</summary>
    protected static ValueList<ItemAnswer> Answers(string measure, params int?[] values) =>
        BuiltInCatalog.Instance.Measures[measure].Items.Zip(values, (item, value) => new ItemAnswer(item.Code, value)).ToValueList();

    /// <summary>The PHQ-9 with nine answers, on the form.</summary>
    protected static CompleteMeasure Phq9(params int?[] values) => Complete("phq9", values);

    /// <summary>A PHQ-9 whose total is made of the first eight items, so that item 9 stays 0.</summary>
    protected static CompleteMeasure Phq9Total(int total)
    {
        var values = new int?[9];
        for (var item = 0; item < 9; item++)
        {
            values[item] = item < 8 ? Math.Clamp(total - (3 * item), 0, 3) : 0;
        }

        return Phq9(values);
    }

    /// <summary>A measure filled in now on paper by the client, outside sessions.</summary>
    protected static CompleteMeasure Complete(string measure, params int?[] values) =>
        new(measure, Answers(measure, values), null, null, "paper", "client", "en", null);

    /// <summary>A course in the middle phase in which these measures were given before, a day apart, the last one yesterday.</summary>
    protected static Scenario After(params MeasureCommand[] earlier)
    {
        var scenario = Given(History.InMiddle);
        for (var i = 0; i < earlier.Length; i++)
        {
            scenario = scenario.OccurredAt(Now.AddDays(i - earlier.Length)).After(earlier[i]);
        }

        return scenario.OccurredAt(Now);
    }

    /// <summary>The measure that the command completed.</summary>
    protected static MeasureCompleted Completed(Outcome outcome) => Single<MeasureCompleted>(outcome);

    /// <summary>The one event of its kind among those of an accepted command.</summary>
    protected static T Single<T>(Outcome outcome)
        where T : CourseEvent => Assert.Single(Assert.IsType<Decision.Accepted>(outcome.Decision).Events.OfType<T>());

    /// <summary>How many events of a kind an accepted command led to.</summary>
    protected static int Count<T>(Outcome outcome)
        where T : CourseEvent => Assert.IsType<Decision.Accepted>(outcome.Decision).Events.OfType<T>().Count();
}
