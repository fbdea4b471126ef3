using System.Linq.Expressions;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>Compiles the method that writes a record.</summary>
internal static class RecordWriter
{
    /// <summary>
    /// A method that does this:
    /// <code>
    /// output.BeginObject();
    /// output.Raw("\"first\":"); ValueWriting.Text(output, value.First);
    /// if (value.Second != null) { output.Raw("\"second\":"); ValueWriting.Int32(output, value.Second.GetValueOrDefault()); }
    /// output.EndObject();
    /// </code>
    /// </summary>
    /// <param name="canonical">The members in the order of RFC 8785.</param>
    public static WriteValue<T> Compile<T>(RecordMember[] canonical)
        where T : class
    {
        var output = Expression.Parameter(typeof(CanonicalBuffer), "output");
        var value = Expression.Parameter(typeof(T), "value");
        var names = Expression.Field(null, typeof(RecordShape<T>), nameof(RecordShape<T>.NamesAndColons));
        List<Expression> steps = [Expression.Call(output, nameof(CanonicalBuffer.BeginObject), null)];
        for (var index = 0; index < canonical.Length; index++)
        {
            steps.Add(Write(canonical[index], Expression.ArrayIndex(names, Expression.Constant(index)), value, output));
        }

        steps.Add(Expression.Call(output, nameof(CanonicalBuffer.EndObject), null));
        return Expression.Lambda<WriteValue<T>>(Expression.Block(steps), output, value).Compile();
    }

    private static Expression Write(RecordMember member, Expression nameAndColon, ParameterExpression value, ParameterExpression output)
    {
        Expression held = Expression.Property(value, member.Property);
        var isNumber = Nullable.GetUnderlyingType(held.Type) is not null;
        var written = Expression.Block(
            typeof(void),
            Expression.Call(output, nameof(CanonicalBuffer.Name), null, nameAndColon),
            Expression.Call(ValueWriting.MethodFor(member.ValueType), output, isNumber ? Expression.Call(held, "GetValueOrDefault", null) : held));
        return member.IsOptional ? Expression.IfThen(Expression.NotEqual(held, Expression.Constant(null, held.Type)), written) : written;
    }
}
