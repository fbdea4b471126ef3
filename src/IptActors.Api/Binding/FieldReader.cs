using System.Text;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;
using Date = Google.Type.Date;

namespace IptActors.Api.Binding;

/// <summary>
/// Reads the fields of one request into the types of the domain and collects what is wrong with them, all of it. What cannot
/// be read becomes an empty value, so that reading goes on. One per request, one thread.
/// </summary>
internal sealed class FieldReader
{
    /// <summary>Longest code, id or short name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Most entries of a list: more than any form, inventory or contract has.</summary>
    public const int MaxEntries = 500;

    private readonly List<FieldViolation> _violations = [];
    private readonly List<(string Field, int Index)> _path = [];
    private int _muted;

    /// <summary>Everything found wrong, in the order of the fields.</summary>
    public List<FieldViolation> Violations => _violations;

    /// <summary>Reports a field of the message being read.</summary>
    public void Fail(string field, string description)
    {
        if (_muted == 0)
        {
            _violations.Add(new FieldViolation(Path(field), description));
        }
    }

    /// <summary>A code, id or short name that must be given.</summary>
    public string RequiredName(string value, string field)
    {
        if (value.Length == 0)
        {
            Fail(field, "Expected a value, found nothing.");
        }

        return CheckedName(value, field);
    }

    /// <summary>A code, id or short name; empty stands for null.</summary>
    public string? OptionalName(string value, string field) => value.Length == 0 ? null : CheckedName(value, field);

    /// <summary>A personal text that must be given.</summary>
    public ProtectedText RequiredText(string value, string field)
    {
        if (value.Length == 0)
        {
            Fail(field, "Expected a text, found nothing.");
        }

        return new ProtectedText(CheckedText(value, field));
    }

    /// <summary>A personal text; empty stands for null.</summary>
    public ProtectedText? OptionalText(string value, string field) => value.Length == 0 ? null : new ProtectedText(CheckedText(value, field));

    /// <summary>A number that must be given, where the message can tell.</summary>
    public int RequiredInt(int value, bool given, string field)
    {
        if (!given)
        {
            Fail(field, "Expected a number, found nothing.");
        }

        return value;
    }

    /// <summary>A yes or no that must be given, where the message can tell.</summary>
    public bool RequiredBool(bool value, bool given, string field)
    {
        if (!given)
        {
            Fail(field, "Expected true or false, found nothing.");
        }

        return value;
    }

    /// <summary>A day that must be given.</summary>
    public DateOnly RequiredDay(Date? value, string field)
    {
        if (value is null)
        {
            Fail(field, "Expected a day, found nothing.");
        }

        return OptionalDay(value, field) ?? DateOnly.FromDayNumber(0);
    }

    /// <summary>A day; absent stands for null.</summary>
    public DateOnly? OptionalDay(Date? value, string field)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Year is < 1 or > 9999 || value.Month is < 1 or > 12 || value.Day < 1 || value.Day > DateTime.DaysInMonth(value.Year, value.Month))
        {
            Fail(field, "Expected a whole day of the calendar (year, month and day), found none.");
            return null;
        }

        return new DateOnly(value.Year, value.Month, value.Day);
    }

    /// <summary>A moment that must be given.</summary>
    public DateTimeOffset RequiredMoment(Timestamp? value, string field)
    {
        if (value is null)
        {
            Fail(field, "Expected a moment, found nothing.");
        }

        return OptionalMoment(value, field) ?? DateTimeOffset.UnixEpoch;
    }

    /// <summary>A moment from 1900 to 2199, cut to microseconds, which is what the store keeps; absent stands for null.</summary>
    public DateTimeOffset? OptionalMoment(Timestamp? value, string field)
    {
        if (value is null)
        {
            return null;
        }

        if (!Moments.IsWithinBounds(value))
        {
            Fail(field, Moments.Expected);
            return null;
        }

        return Moments.Of(value);
    }

    /// <summary>A phase that must be given.</summary>
    public Phase RequiredPhase(Contracts.V1.Phase value, string field)
    {
        if (value == Contracts.V1.Phase.Unspecified)
        {
            Fail(field, "Expected a phase, found nothing.");
        }

        return OptionalPhase(value, field) ?? Phase.Referral;
    }

    /// <summary>A phase; unspecified stands for null.</summary>
    public Phase? OptionalPhase(Contracts.V1.Phase value, string field)
    {
        if (value == Contracts.V1.Phase.Unspecified)
        {
            return null;
        }

        if (Phases.ToDomain(value) is not { } phase)
        {
            Fail(field, "Expected a phase of ipt.v1.Phase, found another number.");
            return null;
        }

        return phase;
    }

    /// <summary>A part that must be given.</summary>
    public T RequiredPart<TMessage, T>(TMessage? message, string field, Func<FieldReader, TMessage, T> read)
        where TMessage : class, new()
    {
        if (message is not null)
        {
            return Within(field, -1, message, read);
        }

        Fail(field, "Expected a value, found nothing.");

        // The rest of the command is still checked against a part of empty fields, of which nothing more is said.
        _muted++;
        var empty = read(this, new TMessage());
        _muted--;
        return empty;
    }

    /// <summary>A part; absent stands for null.</summary>
    public T? OptionalPart<TMessage, T>(TMessage? message, string field, Func<FieldReader, TMessage, T> read)
        where TMessage : class
        where T : class => message is null ? null : Within(field, -1, message, read);

    /// <summary>A list of parts.</summary>
    public ValueList<T> Parts<TMessage, T>(RepeatedField<TMessage> messages, string field, bool required, Func<FieldReader, TMessage, T> read)
    {
        var count = CheckedCount(messages.Count, field, required);
        var parts = new T[count];
        for (var i = 0; i < count; i++)
        {
            parts[i] = Within(field, i, messages[i], read);
        }

        return ValueList.Create<T>(parts);
    }

    /// <summary>A list of simple values.</summary>
    public ValueList<T> Values<TField, T>(RepeatedField<TField> values, string field, bool required, Func<FieldReader, TField, string, T> read)
    {
        var count = CheckedCount(values.Count, field, required);
        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            _path.Add((field, i));
            items[i] = read(this, values[i], "");
            _path.RemoveAt(_path.Count - 1);
        }

        return ValueList.Create<T>(items);
    }

    private T Within<TMessage, T>(string field, int index, TMessage message, Func<FieldReader, TMessage, T> read)
    {
        _path.Add((field, index));
        var part = read(this, message);
        _path.RemoveAt(_path.Count - 1);
        return part;
    }

    private int CheckedCount(int count, string field, bool required)
    {
        if (count > MaxEntries)
        {
            Fail(field, $"Expected at most {MaxEntries} entries, found {count}.");
            return 0;
        }

        if (count == 0 && required)
        {
            Fail(field, "Expected at least one entry, found none.");
        }

        return count;
    }

    private string CheckedName(string value, string field)
    {
        if (value.Length > MaxNameLength)
        {
            Fail(field, $"Expected at most {MaxNameLength} characters, found {value.Length}.");
            return "";
        }

        if (Characters.ProblemOf(value, multiline: false) is { } problem)
        {
            Fail(field, problem);
            return "";
        }

        return value;
    }

    private string CheckedText(string value, string field)
    {
        if (value.Length > ProtectedText.MaxLength)
        {
            Fail(field, $"Expected at most {ProtectedText.MaxLength} characters, found {value.Length}.");
            return "";
        }

        if (Characters.ProblemOf(value, multiline: true) is { } problem)
        {
            Fail(field, problem);
            return "";
        }

        return value;
    }

    private string Path(string field)
    {
        if (_path.Count == 0)
        {
            return field;
        }

        var path = new StringBuilder();
        foreach (var (part, index) in _path)
        {
            path.Append(path.Length == 0 ? "" : ".").Append(part);
            if (index >= 0)
            {
                path.Append('[').Append(index).Append(']');
            }
        }

        return field.Length == 0 ? path.ToString() : path.Append('.').Append(field).ToString();
    }
}
