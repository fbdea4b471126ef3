using System.Linq.Expressions;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>Compiles the method that reads a record.</summary>
internal static class RecordReader
{
    /// <summary>
    /// A method that does this:
    /// <code>
    /// json.EnterObject();
    /// while (true)
    /// {
    ///     switch (names.Next(ref json, ref expected, ref read))
    ///     {
    ///         case 0: value0 = ValueReading.Text(ref json); break;
    ///         case 1: value1 = json.TryNull() ? null : ValueReading.Int32(ref json); break;
    ///         default: return new T(value0, value1);
    ///     }
    /// }
    /// </code>
    /// </summary>
    /// <param name="members">The members in the order of the constructor.</param>
    /// <param name="stored">The members in the order of <see cref="MemberNames"/>.</param>
    public static ReadValue<T> Compile<T>(RecordMember[] members, RecordMember[] stored)
        where T : class
    {
        var json = Expression.Parameter(typeof(JsonText).MakeByRefType(), "json");
        var expected = Expression.Variable(typeof(int), "expected");
        var read = Expression.Variable(typeof(ulong), "read");
        var values = members.ToDictionary(member => member, member => Expression.Variable(member.Parameter.ParameterType, member.Name));
        var done = Expression.Label(typeof(T));
        var constructor = typeof(T).GetConstructors().Single();
        var next = Expression.Call(
            Expression.Field(null, typeof(RecordShape<T>), nameof(RecordShape<T>.Names)), nameof(MemberNames.Next), null, json, expected, read);
        var made = Expression.Return(done, Expression.New(constructor, members.Select(member => values[member])));
        var cases = stored.Select((member, index) => Expression.SwitchCase(Assign(values[member], member, json), Expression.Constant(index)));
        var body = Expression.Block(
            typeof(T),
            [expected, read, .. values.Values],
            Expression.Call(json, nameof(JsonText.EnterObject), null),
            stored.Length == 0
                ? Expression.Block(next, made)
                : Expression.Loop(Expression.Switch(typeof(void), next, made, null, cases)),
            Expression.Label(done, Expression.Default(typeof(T))));
        return Expression.Lambda<ReadValue<T>>(body, json).Compile();
    }

    private static BlockExpression Assign(ParameterExpression value, RecordMember member, ParameterExpression json)
    {
        Expression taken = Expression.Call(ValueReading.MethodFor(member.ValueType), json);
        if (taken.Type != value.Type)
        {
            taken = Expression.Convert(taken, value.Type);
        }

        return Expression.Block(
            typeof(void),
            Expression.Assign(
                value,
                member.IsOptional ? Expression.Condition(Expression.Call(json, nameof(JsonText.TryNull), null), Expression.Default(value.Type), taken) : taken));
    }
}
