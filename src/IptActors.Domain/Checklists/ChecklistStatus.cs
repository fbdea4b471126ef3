namespace IptActors.Domain.Checklists;

/// <summary>How a task of the checklist stands.</summary>
public enum ChecklistStatus
{
    /// <summary>Its time has not come.</summary>
    NotDue,

    /// <summary>To be done now, and still in time.</summary>
    Due,

    /// <summary>Not done in time; doing it now still helps.</summary>
    Overdue,

    /// <summary>Done, be it late.</summary>
    Done,

    /// <summary>Never to be done in this course: it ended before, or the task is not for it.</summary>
    NotApplicable,
}
