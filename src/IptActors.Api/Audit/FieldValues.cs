using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;

namespace IptActors.Api.Audit;

/// <summary>Words the value of any field as JSON would have it: days and moments as text, enums by name, parts as objects of their given fields.</summary>
internal static class FieldValues
{
    /// <summary>Whether a message is a value of its own, not a part with fields.</summary>
    public static bool IsPlain(MessageDescriptor message) => message.ClrType == typeof(Timestamp) || message.ClrType == typeof(Date);

    /// <summary>The value of a field, or of one entry of a list.</summary>
    public static Value Of(FieldDescriptor field, object value) => value switch
    {
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        Timestamp moment => Value.ForString(moment.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)),
        Date day => Value.ForString(string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}")),
        IMessage message => Value.ForStruct(Of(message)),
        _ when field.FieldType == FieldType.Enum => Value.ForString(field.EnumType.FindValueByNumber((int)value)?.Name ?? value.ToString()!),
        _ => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    private static Struct Of(IMessage message)
    {
        var fields = new Struct();
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsRepeated)
            {
                var entries = ((IList)field.Accessor.GetValue(message)).Cast<object>().Select(entry => Of(field, entry)).ToArray();
                if (entries.Length > 0)
                {
                    fields.Fields.Add(field.Name, Value.ForList(entries));
                }
            }
            else if ((!field.HasPresence || field.Accessor.HasValue(message)) && field.Accessor.GetValue(message) is var value && value is not "")
            {
                fields.Fields.Add(field.Name, Of(field, value));
            }
        }

        return fields;
    }
}
