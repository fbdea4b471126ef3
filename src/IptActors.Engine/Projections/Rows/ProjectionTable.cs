using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using IptActors.Domain.Values;

namespace IptActors.Engine.Projections.Rows;

/// <summary>A read table: described by the record of its rows, so that there is one place to say what a column is.</summary>
public abstract class ProjectionTable
{
    private protected ProjectionTable(string name, string description, IReadOnlyList<IReadOnlyList<string>> indexes)
    {
        Name = name;
        Description = description;
        Indexes = indexes;
    }

    /// <summary>Its name in snake_case.</summary>
    public string Name { get; }

    /// <summary>What a row is.</summary>
    public string Description { get; }

    /// <summary>Columns in the order of the record.</summary>
    public abstract IReadOnlyList<ProjectionColumn> Columns { get; }

    /// <summary>Indexes beside the primary key, each by its columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; }

    /// <summary>Names of the key columns, clinic and course first.</summary>
    public IEnumerable<string> Key => Columns.Where(column => column.Key).Select(column => column.Name);

    /// <summary>The table of a record: a positional record with <see cref="TableAttribute"/> and a <see cref="ColumnAttribute"/> on every parameter.</summary>
    /// <exception cref="ArgumentException">The record lacks an attribute, or has a type that no column holds: a bug.</exception>
    public static ProjectionTable<TRow> Of<TRow>()
        where TRow : class, ICourseRow, IEquatable<TRow> => new();

    /// <summary>An empty set of changes to this table.</summary>
    public abstract RowChanges NewChanges();

    internal abstract RowList NewList();
}

/// <summary>A read table of known rows.</summary>
/// <typeparam name="TRow">The record of a row.</typeparam>
public sealed class ProjectionTable<TRow> : ProjectionTable
    where TRow : class, ICourseRow, IEquatable<TRow>
{
    private readonly ProjectionColumn<TRow>[] _columns;
    private readonly ProjectionColumn<TRow>[] _ownKey;
    private readonly Func<IRowReader, TRow> _read;

    internal ProjectionTable()
        : base(About.Name, About.Description, [.. typeof(TRow).GetCustomAttributes<TableIndexAttribute>().Select(index => index.Columns)])
    {
        var constructor = typeof(TRow).GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        _columns = [.. parameters.Select(Column)];
        _ownKey = [.. _columns.Where(column => column.Key && column.Name is not ("clinic" or "course"))];
        _read = Reader(constructor, parameters);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionColumn> Columns => _columns;

    /// <summary>Columns with access to their values.</summary>
    public IReadOnlyList<ProjectionColumn<TRow>> TypedColumns => _columns;

    /// <summary>Whether a course has at most one row.</summary>
    public bool OnePerCourse => _ownKey.Length == 0;

    private static TableAttribute About => typeof(TRow).GetCustomAttribute<TableAttribute>()
        ?? throw new ArgumentException($"{typeof(TRow).Name} needs a {nameof(TableAttribute)}.");

    /// <summary>Reads a row whose values stand in the order of the columns.</summary>
    public TRow Read(IRowReader reader) => _read(reader);

    /// <inheritdoc/>
    public override RowChanges NewChanges() => new RowChanges<TRow>(this);

    internal override RowList NewList() => new RowList<TRow>(this);

    /// <summary>What tells a row from the others of its course.</summary>
    internal string KeyOf(TRow row) => string.Join('\u001f', _ownKey.Select(column => column.ValueOf(row)));

    private static ProjectionColumn<TRow> Column(ParameterInfo parameter)
    {
        var about = parameter.GetCustomAttribute<ColumnAttribute>()
            ?? throw new ArgumentException($"{typeof(TRow).Name}.{parameter.Name} needs a {nameof(ColumnAttribute)}.");
        var type = parameter.ParameterType;
        var nullable = Nullable.GetUnderlyingType(type) is not null
            || (!type.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable);
        var getter = typeof(TRow).GetProperty(parameter.Name!)!.GetMethod!;
        return (ProjectionColumn<TRow>)Activator.CreateInstance(
            typeof(ProjectionColumn<,>).MakeGenericType(typeof(TRow), type),
            BindingFlags.Instance | BindingFlags.NonPublic,
            null,
            [
                JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!),
                TypeOf(Nullable.GetUnderlyingType(type) ?? type, parameter),
                nullable,
                about,
                getter.CreateDelegate(typeof(Func<,>).MakeGenericType(typeof(TRow), type)),
            ],
            null)!;
    }

    private static ColumnType TypeOf(Type type, ParameterInfo parameter) =>
        type == typeof(string) ? ColumnType.Text
        : type == typeof(int) ? ColumnType.Number
        : type == typeof(long) ? ColumnType.LongNumber
        : type == typeof(bool) ? ColumnType.Boolean
        : type == typeof(DateOnly) ? ColumnType.Date
        : type == typeof(DateTimeOffset) ? ColumnType.Timestamp
        : type == typeof(ValueList<string>) ? ColumnType.TextList
        : throw new ArgumentException($"{typeof(TRow).Name}.{parameter.Name}: no column holds a {type.Name}.");

    private static Func<IRowReader, TRow> Reader(ConstructorInfo constructor, ParameterInfo[] parameters)
    {
        var reader = Expression.Parameter(typeof(IRowReader));
        var get = typeof(IRowReader).GetMethod(nameof(IRowReader.Get))!;
        var values = parameters.Select((parameter, ordinal) => Expression.Call(reader, get.MakeGenericMethod(parameter.ParameterType), Expression.Constant(ordinal)));
        return Expression.Lambda<Func<IRowReader, TRow>>(Expression.New(constructor, values), reader).Compile();
    }
}
