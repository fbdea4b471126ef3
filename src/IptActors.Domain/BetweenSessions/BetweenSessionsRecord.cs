using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>What goes on between the sessions. Of observations only the aggregates are kept here; each is in its event.</summary>
public sealed record BetweenSessionsRecord
{
    /// <summary>Nothing yet.</summary>
    public static BetweenSessionsRecord Empty { get; } = new();

    /// <summary>Tasks by ordinal: the one at index 0 has ordinal 1.</summary>
    public ValueList<Homework> Homework { get; init; } = [];

    /// <summary>Codes of the topics the client was told about.</summary>
    public ValueList<string> Topics { get; init; } = [];

    /// <summary>Whether the sick role was given. With at least one topic this is task T06.</summary>
    public bool SickRoleGiven { get; init; }

    /// <summary>Number of the treatment session by which psychoeducation was first given; null when it was not.</summary>
    public int? EducatedBySession { get; init; }

    /// <summary>Resources given.</summary>
    public int ResourcesShared { get; init; }

    /// <summary>Observations in the order they were recorded, one entry for each kind in each event.</summary>
    public ValueList<SampleBatch> SampleBatches { get; init; } = [];

    /// <summary>One aggregate for each kind of observation, in the order the kinds were first recorded.</summary>
    public IEnumerable<SampleSeries> Samples => SampleSeries.Of(SampleBatches);

    /// <summary>The task of this ordinal; null when there is none.</summary>
    public Homework? FindHomework(int homework) => homework >= 1 && homework <= Homework.Count ? Homework[homework - 1] : null;

    internal BetweenSessionsRecord Evolve(BetweenSessionsEvent happened, RecordedEvent recorded) => happened switch
    {
        HomeworkAgreed e => this with { Homework = Homework.Add(new Homework(e.Homework, e.Text, e.AfterSession, e.DueOn, "agreed")) },
        HomeworkReviewed e => this with { Homework = Homework.SetItem(e.Homework - 1, Homework[e.Homework - 1] with { Status = e.Status }) },
        PsychoeducationGiven e => this with
        {
            Topics = Topics.AddRange(e.Topics.Where(topic => !Topics.Contains(topic))),
            SickRoleGiven = SickRoleGiven || e.SickRoleGiven,
            EducatedBySession = EducatedBySession ?? e.AfterSession,
        },
        ResourceShared => this with { ResourcesShared = ResourcesShared + 1 },
        SamplesRecorded e => this with { SampleBatches = SampleBatches.AddRange(SampleBatch.Of(e.Samples, recorded.Version)) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    /// <summary>The record in which a task counts as never agreed; its ordinal is not given again.</summary>
    internal BetweenSessionsRecord WithoutHomework(int homework) =>
        this with { Homework = Homework.SetItem(homework - 1, Homework[homework - 1] with { Status = BetweenSessions.Homework.EnteredInError }) };

    /// <summary>The record without one of the resources.</summary>
    internal BetweenSessionsRecord WithoutResource() => this with { ResourcesShared = ResourcesShared - 1 };

    /// <summary>The record without the observations that the event of this version recorded.</summary>
    internal BetweenSessionsRecord WithoutSamples(long version) =>
        this with { SampleBatches = SampleBatches.Where(batch => batch.Version != version).ToValueList() };
}

/// <summary>A task between sessions.</summary>
/// <param name="Ordinal">Ordinal in the course, from 1.</param>
/// <param name="Text">The task as agreed.</param>
/// <param name="AfterSession">Number of the last treatment session before it; 0 before the first.</param>
/// <param name="DueOn">Day by which it should be done; null for the next session.</param>
/// <param name="Status">Code of the list <c>homework_status</c>, or <see cref="EnteredInError"/> when it was retracted.</param>
public sealed record Homework(int Ordinal, ProtectedText Text, int AfterSession, DateOnly? DueOn, string Status)
{
    /// <summary>The status of a task that was retracted; none of the list, because no review sets it.</summary>
    public const string EnteredInError = "entered-in-error";
}
