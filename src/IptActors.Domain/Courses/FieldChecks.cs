using System.Runtime.CompilerServices;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>Collects every field of a command that is wrong. Field names are those of the request, in snake_case.</summary>
public sealed class FieldChecks(CommandContext context)
{
    private readonly List<FieldViolation> _violations = [];

    /// <summary>Time and catalog to check against.</summary>
    public CommandContext Context { get; } = context;

    /// <summary>Shorthand for the catalog of the context.</summary>
    public ClinicalCatalog Catalog => Context.Catalog;

    /// <summary>What was found wrong so far.</summary>
    public IReadOnlyList<FieldViolation> Violations => _violations;

    /// <summary>Reports a field. A field is reported once: what was found first is what to mend first.</summary>
    public void Fail(string field, string description)
    {
        if (!_violations.Exists(violation => violation.Field == field))
        {
            _violations.Add(new FieldViolation(field, description));
        }
    }

    /// <summary>Reports <paramref name="field"/> unless <paramref name="holds"/>.</summary>
    public void That(bool holds, string field, string description)
    {
        if (!holds)
        {
            Fail(field, description);
        }
    }

    /// <summary>Reports <paramref name="field"/> unless <paramref name="holds"/>; the description is only put together when it is needed.</summary>
    public void That(bool holds, string field, [InterpolatedStringHandlerArgument(nameof(holds))] ViolationText description)
    {
        if (!holds)
        {
            Fail(field, description.ToString());
        }
    }

    /// <summary>A code that must be given and be in the list of that name in the catalog.</summary>
    public void Code(string field, string? code, string list)
    {
        if (string.IsNullOrEmpty(code))
        {
            Fail(field, $"Expected a code of the list '{list}', found nothing.");
        }
        else
        {
            OptionalCode(field, code, list);
        }
    }

    /// <summary>A code that, when given, must be in the list of that name in the catalog.</summary>
    public void OptionalCode(string field, string? code, string list)
    {
        if (!string.IsNullOrEmpty(code) && !Catalog.Codes(list).Contains(code))
        {
            Fail(field, $"Expected a code of the list '{list}' ({Catalog.Codes(list).Expected}), found another.");
        }
    }

    /// <summary>Codes that must all be in the list of that name in the catalog, none twice, and at least <paramref name="min"/> of them.</summary>
    public void Codes(string field, ValueList<string> codes, string list, int min)
    {
        var known = Catalog.Codes(list);
        That(codes.Count >= min && codes.All(known.Contains), field, $"Expected at least {min} of the codes of the list '{list}' ({known.Expected}), found {codes.Count} or another.");
        That(codes.Distinct().Count() == codes.Count, field, "Expected each code once, found one twice.");
    }

    /// <summary>A code that must be given, with words beside it that must be given when the code is <c>other</c>.</summary>
    public void CodeWithNote(string field, string? code, string list, string noteField, ProtectedText? note)
    {
        Code(field, code, list);
        OptionalText(noteField, note);
        That(code != "other" || !string.IsNullOrWhiteSpace(note?.Value), noteField, $"Expected words, because '{field}' is 'other'; found nothing.");
    }

    /// <summary>A code of a protocol that must be given.</summary>
    public void Protocol(string field, string? code) =>
        That(Catalog.Protocols.Contains(code), field, $"Expected a protocol of the catalog ({Catalog.Protocols.Expected}), found another.");

    /// <summary>A code of a problem area that must be given.</summary>
    public void ProblemArea(string field, string? code) =>
        That(Catalog.ProblemAreas.Contains(code), field, $"Expected a problem area of the catalog ({Catalog.ProblemAreas.Expected}), found another.");

    /// <summary>As <see cref="ProblemArea"/>, when a code is given.</summary>
    public void OptionalProblemArea(string field, string? code)
    {
        if (code is not null)
        {
            ProblemArea(field, code);
        }
    }

    /// <summary>A whole number within a range, both ends included.</summary>
    public void Range(string field, int value, int min, int max) =>
        That(value >= min && value <= max, field, $"Expected {min} to {max}, found {value}.");

    /// <summary>As <see cref="Range(string, int, int, int)"/>, when a value is given.</summary>
    public void Range(string field, int? value, int min, int max)
    {
        if (value is { } given)
        {
            Range(field, given, min, max);
        }
    }

    /// <summary>The number of something in the course, from 1, when one is given. Whether the course has it is for the decider to say.</summary>
    public void Ordinal(string field, int? ordinal) =>
        That(ordinal is null or >= 1, field, $"Expected a number from 1, found {ordinal}.");

    /// <summary>A personal text that must be given and not be blank.</summary>
    public void Text(string field, ProtectedText? text)
    {
        That(text is not null && !string.IsNullOrWhiteSpace(text.Value), field, "Expected a text, found nothing.");
        OptionalText(field, text);
    }

    /// <summary>A personal text that, when given, has at most <see cref="ProtectedText.MaxLength"/> characters.</summary>
    public void OptionalText(string field, ProtectedText? text) =>
        That(text is null || text.Value.Length <= ProtectedText.MaxLength, field, $"Expected at most {ProtectedText.MaxLength} characters, found {text?.Value.Length}.");

    /// <summary>An id of a person of the staff that must be given.</summary>
    public void Staff(string field, string? id) =>
        That(Identifier.IsValid(id), field, $"Expected the id of a person of the staff: {Identifier.Expected}.");

    /// <summary>As <see cref="Staff"/>, when an id is given.</summary>
    public void OptionalStaff(string field, string? id)
    {
        if (id is not null)
        {
            Staff(field, id);
        }
    }

    /// <summary>As <see cref="Name"/>, when a name is given.</summary>
    public void OptionalName(string field, string? name)
    {
        if (name is not null)
        {
            Name(field, name);
        }
    }

    /// <summary>A short name that must be given: a reference, not a text. 1 to 200 characters.</summary>
    public void Name(string field, string? name) =>
        That(name is { Length: > 0 and <= 200 } && !string.IsNullOrWhiteSpace(name), field, $"Expected 1 to 200 characters, found {name?.Length ?? 0}.");

    /// <summary>A day that, when given, is not in the future and not before 1900.</summary>
    public void PastDay(string field, DateOnly? day) =>
        That(day is null || (day <= Context.Today && day.Value.Year >= 1900), field, $"Expected a day from 1900-01-01 to {Context.Today:yyyy-MM-dd}, found {day:yyyy-MM-dd}.");

    /// <summary>A moment that, when given, is not after now and not before 1900.</summary>
    public void PastMoment(string field, DateTimeOffset? moment) =>
        That(moment is null || (moment <= Context.Now && moment.Value.UtcDateTime.Year >= 1900), field, $"Expected a moment from 1900 to {Context.Now:O}, found {moment:O}.");

    /// <summary>A list of at most <paramref name="max"/> items, and at least <paramref name="min"/>.</summary>
    public void Count<T>(string field, ValueList<T>? items, int min, int max) =>
        That(items is not null && items.Count >= min && items.Count <= max, field, $"Expected {min} to {max} entries, found {items?.Count ?? 0}.");
}
