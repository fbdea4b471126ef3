namespace IptActors.Domain.Values;

/// <summary>A course of treatment, unique within its clinic. 1 to 63 characters of <c>a-z 0-9 -</c>, first and last not a hyphen.</summary>
public readonly record struct CourseId
{
    private readonly string? _value;

    private CourseId(string value) => _value = value;

    /// <summary>The id as it is written in resource names and in the column <c>stream_id</c>.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This CourseId was never given a value.");

    /// <summary>Reads an id; false when <paramref name="text"/> is not one.</summary>
    public static bool TryParse(string? text, out CourseId id)
    {
        var valid = Identifier.IsValid(text);
        id = valid ? new CourseId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static CourseId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"Expected a course id: {Identifier.Expected}.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
