using System.Text;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Reminders;

namespace IptActors.Orleans.Grains;

/// <summary>
/// The reminder of one course: there as long as something is waited for, once a day, in the early hours. It says only "look"; the state
/// of the course then says what is overdue, so that one that comes late or twice does no harm.
/// </summary>
internal sealed class CourseReminder(IGrainBase grain, CourseKey course)
{
    /// <summary>The reminder's name.</summary>
    public const string Name = "due";

    /// <summary>How often it comes.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(3);
    private static readonly TimeSpan Spread = TimeSpan.FromHours(3);

    private CourseState? _seen;
    private bool? _registered;

    /// <summary>A reminder came: so there is one.</summary>
    public void Came() => _registered = true;

    /// <summary>Whether the reminder may have to be changed for this state. Most courses wait for nothing: they ask no table.</summary>
    public bool MustLookAt(CourseState state)
    {
        if (_seen is not null && !DueItems.MayDiffer(_seen, state))
        {
            return false;
        }

        _seen = state;
        return _registered == true || DueItems.Of(state).Any();
    }

    /// <summary>Has a reminder exactly while something is waited for.</summary>
    public async Task KeepAsync(CourseState state)
    {
        var needed = DueItems.Of(state).Any();
        if (needed && _registered is null)
        {
            _registered = await grain.GetReminder(Name) is not null;
        }

        if (needed && _registered != true)
        {
            await grain.RegisterOrUpdateReminder(Name, UntilFirst(TimeProvider.System.GetUtcNow()), Period);
            _registered = true;
        }
        else if (!needed && _registered == true && await grain.GetReminder(Name) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
            _registered = false;
        }
    }

    /// <summary>Puts down what is overdue.</summary>
    public async ValueTask TellAsync(CourseState state, IDueNotices notices, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = state.Calendar.DayOf(clock.GetUtcNow());
        DueItem[] overdue = [.. DueItems.Of(state).Where(item => item.DueOn < today)];
        if (overdue.Length > 0)
        {
            await notices.NoteAsync(course, overdue, cancellationToken);
        }
    }

    // Each course has its own second of the early hours, so that a million reminders are not one moment.
    private TimeSpan UntilFirst(DateTimeOffset now)
    {
        var share = (uint)StableHash() / (double)uint.MaxValue;
        var due = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + FirstHour + (Spread * share);
        return due > now ? due - now : due - now + Period;
    }

    private int StableHash()
    {
        var hash = 17;
        foreach (var octet in Encoding.UTF8.GetBytes(course.ToString()))
        {
            hash = unchecked((hash * 31) + octet);
        }

        return hash;
    }
}
