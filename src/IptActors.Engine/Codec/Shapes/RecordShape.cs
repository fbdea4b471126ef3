namespace IptActors.Engine.Codec.Shapes;

/// <summary>How one record is read and written: compiled from its constructor when it is first met, one method each way, without boxing or lookups.</summary>
internal static class RecordShape<T>
    where T : class
{
    /// <summary>Takes a record.</summary>
    public static readonly ReadValue<T> Read;

    /// <summary>Writes a record.</summary>
    public static readonly WriteValue<T> Write;

    // Members of the compiled methods.
    internal static readonly MemberNames Names;
    internal static readonly byte[][] NamesAndColons;

    static RecordShape()
    {
        var members = RecordMember.Of(typeof(T));
        RecordMember[] canonical = [.. members.OrderBy(member => member.Name, StringComparer.Ordinal)];
        var stored = MemberNames.InOrderOfJsonb(members);
        Names = new MemberNames(stored);
        NamesAndColons = [.. canonical.Select(member => member.NameAndColon)];
        Read = RecordReader.Compile<T>(members, stored);
        Write = RecordWriter.Compile<T>(canonical);
    }
}

/// <summary>What there is to say of records without knowing which.</summary>
internal static class RecordShape
{
    /// <summary>Whether a type is a record of the domain.</summary>
    public static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false } && type.GetMethod("<Clone>$") is not null;
}
