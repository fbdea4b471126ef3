using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections;

/// <summary>
/// Answers one question from the events of courses: a pure fold of one course's events to that course's rows. What spans courses is
/// added up by queries over the rows. No clock, no I/O: rows depend on the events and the catalog alone, so that a rebuild
/// gives the same rows.
/// </summary>
/// <remarks>
/// Because rows belong to one course, a batch of events touches only its courses, and a rebuild reads course by course in flat memory.
/// Safe for use by many threads at once, because it keeps nothing.
/// </remarks>
public abstract class Projection
{
    /// <summary>Its name in snake_case, for example <c>course_summary</c>: what operators call it. Never changes.</summary>
    public abstract string Name { get; }

    /// <summary>Raised with every change of the fold or the rows; a new version is built beside the old one. From 1.</summary>
    public abstract int Version { get; }

    /// <summary>The question that it answers, for operators.</summary>
    public abstract string Question { get; }

    /// <summary>The tables that it fills; no other projection writes to them.</summary>
    public abstract IReadOnlyList<ProjectionTable> Tables { get; }

    /// <summary>
    /// The parts of a course's state that its rows come from, beside what it remembers. Default: all of it. One too many costs time,
    /// one too few leaves rows as they were when they should change.
    /// </summary>
    public virtual CourseParts Reads => CourseParts.All;

    /// <summary>What is remembered of a course before its first event; null when the state of the course is enough.</summary>
    protected internal virtual object? Start => null;

    /// <summary>What is remembered after an event.</summary>
    protected internal virtual object? Fold(object? memory, in CourseStep step) => memory;

    /// <summary>All rows of a course as it stands.</summary>
    /// <param name="course">The course after its last event; it has at least one.</param>
    /// <param name="memory">What was remembered.</param>
    /// <param name="rows">Takes the rows.</param>
    protected internal abstract void Write(CourseFold course, object? memory, RowSink rows);
}

/// <summary>A projection that must remember more of a course than its state keeps.</summary>
/// <typeparam name="TMemory">What is remembered: immutable.</typeparam>
public abstract class Projection<TMemory> : Projection
    where TMemory : class
{
    /// <summary>What is remembered before the first event.</summary>
    protected abstract TMemory Empty { get; }

    /// <inheritdoc/>
    protected internal sealed override object Start => Empty;

    /// <inheritdoc/>
    protected internal sealed override object Fold(object? memory, in CourseStep step) => Fold((TMemory)memory!, step);

    /// <inheritdoc/>
    protected internal sealed override void Write(CourseFold course, object? memory, RowSink rows) => Write(course, (TMemory)memory!, rows);

    /// <summary>What is remembered after an event.</summary>
    protected abstract TMemory Fold(TMemory memory, in CourseStep step);

    /// <summary>All rows of a course as it stands.</summary>
    protected abstract void Write(CourseFold course, TMemory memory, RowSink rows);
}
