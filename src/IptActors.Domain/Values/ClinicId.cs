namespace IptActors.Domain.Values;

/// <summary>A clinic: the tenant whose courses no other clinic can see. 1 to 63 characters of <c>a-z 0-9 -</c>, first and last not a hyphen.</summary>
public readonly record struct ClinicId
{
    private readonly string? _value;

    private ClinicId(string value) => _value = value;

    /// <summary>The id as it is written in resource names and in the column <c>tenant_id</c>.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This ClinicId was never given a value.");

    /// <summary>Reads an id; false when <paramref name="text"/> is not one.</summary>
    public static bool TryParse(string? text, out ClinicId id)
    {
        var valid = Identifier.IsValid(text);
        id = valid ? new ClinicId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static ClinicId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"Expected a clinic id: {Identifier.Expected}.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
