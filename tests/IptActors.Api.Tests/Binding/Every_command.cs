using System.Collections;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Binding;
using IptActors.Api.Commands;
using IptActors.Domain.Values;

namespace IptActors.Api.Tests.Binding;

public sealed class Every_command
{
    public static TheoryData<string> Names => [.. CommandMethods.Records.Select(record => record.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_exactly_one_rpc(string name) => Assert.Single(Protos.Methods, method => method.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gets_every_field_of_its_request(string name)
    {
        var record = CommandMethods.Records.Single(candidate => candidate.Name == name);
        var message = Protos.Methods.Single(method => method.Name == name).InputType;
        var records = new RecordReader();
        var read = records.Compile(message, record, 10);
        Assert.Empty(records.Problems);
        var request = (IMessage)Activator.CreateInstance(message.ClrType)!;
        Fill(request, firstField: 10);

        var reader = new FieldReader();
        var command = read.DynamicInvoke(reader, request)!;

        Assert.Empty(reader.Violations);
        AssertFilled(command, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_with_a_result(string name) =>
        Assert.NotNull(Protos.Methods.Single(method => method.Name == name).OutputType.FindFieldByName("result"));

    private static void Fill(IMessage message, int firstField)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldNumber >= firstField))
        {
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(Sample(field));
            }
            else
            {
                field.Accessor.SetValue(message, Sample(field));
            }
        }
    }

    private static object Sample(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => $"text of {field.Name}",
        FieldType.Int32 => field.FieldNumber,
        FieldType.Bool => true,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, 5),
        FieldType.Message when field.MessageType.ClrType == typeof(Timestamp) => new Timestamp { Seconds = 1_770_000_000 + field.FieldNumber },
        FieldType.Message when field.MessageType.ClrType == typeof(Google.Type.Date) => new Google.Type.Date { Year = 2026, Month = 2, Day = 1 + (field.FieldNumber % 28) },
        FieldType.Message => Part(field),
        _ => throw new InvalidOperationException($"No sample for {field.FullName}."),
    };

    private static IMessage Part(FieldDescriptor field)
    {
        var part = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
        Fill(part, firstField: 1);
        return part;
    }

    private static void AssertFilled(object value, string path)
    {
        var type = value.GetType();
        foreach (var parameter in type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters())
        {
            var property = type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance)!;
            AssertGiven(property.GetValue(value), $"{path}.{parameter.Name}");
        }
    }

    private static void AssertGiven(object? value, string path)
    {
        Assert.True(value is not null, $"{path} is null.");
        switch (value)
        {
            case string or ProtectedText or DateOnly or DateTimeOffset:
                break;
            case int number:
                Assert.True(number != 0, $"{path} is 0.");
                break;
            case bool flag:
                Assert.True(flag, $"{path} is false.");
                break;
            case System.Enum:
                Assert.True(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) != 0, $"{path} is the first of its kind.");
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    AssertGiven(item, $"{path}[{index++}]");
                }

                Assert.True(index == 1, $"{path} has {index} entries.");
                break;
            default:
                AssertFilled(value!, path);
                break;
        }
    }
}
