using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Spectre.Console;
using Enum = System.Enum;

namespace IptActors.Cli.Output;

/// <summary>
/// A message as a page: its plain fields first, then a section for each message in it and a table for each list. What the
/// message declares is what is shown, so a field that is added to the API appears here by itself.
/// </summary>
internal static class MessagePage
{
    private const int WidestCell = 40;
    private const int Gutter = 3;

    /// <summary>Writes the page.</summary>
    public static void Write(IMessage message, string title, IAnsiConsole console)
    {
        console.Write(new Rule(Markup.Escape(title)) { Justification = Justify.Left });
        Section(message, "", console);
    }

    private static void Section(IMessage message, string path, IAnsiConsole console)
    {
        var plain = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var field in Present(message).Where(IsPlain))
        {
            plain.AddRow(new Markup($"[grey]{Label(field)}[/]"), new Text(Plain(field.Accessor.GetValue(message))));
        }

        if (plain.Rows.Count > 0)
        {
            console.Write(plain);
        }

        foreach (var field in Present(message).Where(field => !IsPlain(field)))
        {
            var name = path.Length == 0 ? Label(field) : $"{path} / {Label(field)}";
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{name}[/]");
            if (field.IsRepeated)
            {
                console.Write(Rows([.. Messages(field, field.Accessor.GetValue(message))], console.Profile.Width));
            }
            else
            {
                Section((IMessage)field.Accessor.GetValue(message), name, console);
            }
        }
    }

    // Columns that are empty in every row are left out, and so are the last ones when the page is not wide enough.
    private static Table Rows(List<IMessage> rows, int width)
    {
        var fields = rows[0].Descriptor.Fields.InDeclarationOrder().Where(field => rows.Any(row => IsPresent(row, field))).ToList();
        var columns = fields.Select(field => (Label: Label(field), Cells: rows.Select(row => IsPresent(row, field) ? Cell(field, row) : "").ToList())).ToList();
        var table = new Table().Border(TableBorder.Simple);
        var shown = new List<List<string>>();
        var left = width;
        foreach (var (label, cells) in columns)
        {
            left -= Math.Max(label.Length, cells.Max(cell => cell.Length)) + Gutter;
            if (left < 0)
            {
                table.Caption($"{columns.Count - shown.Count} more columns: --json", new Style(Spectre.Console.Color.Grey));
                break;
            }

            table.AddColumn(new TableColumn(label).NoWrap());
            shown.Add(cells);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            table.AddRow(shown.Select(cells => new Text(cells[row])));
        }

        return table;
    }

    private static string Cell(FieldDescriptor field, IMessage row)
    {
        var value = field.Accessor.GetValue(row);
        var text = IsPlain(field) ? Plain(value) : string.Join("; ", Messages(field, value).Select(InOneLine));
        return text.Length <= WidestCell ? text : $"{text[..(WidestCell - 1)]}…";
    }

    private static IEnumerable<IMessage> Messages(FieldDescriptor field, object value) => field.IsRepeated ? ((IEnumerable)value).Cast<IMessage>() : [(IMessage)value];

    private static string InOneLine(IMessage message) =>
        string.Join(' ', Present(message).Select(field => IsPlain(field) ? Plain(field.Accessor.GetValue(message)) : Cell(field, message)));

    private static IEnumerable<FieldDescriptor> Present(IMessage message) =>
        message.Descriptor.Fields.InDeclarationOrder().Where(field => IsPresent(message, field));

    private static bool IsPresent(IMessage message, FieldDescriptor field)
    {
        if (field.HasPresence)
        {
            return field.Accessor.HasValue(message);
        }

        return field.Accessor.GetValue(message) switch
        {
            ICollection list => list.Count > 0,
            string text => text.Length > 0,
            Enum value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0,
            false => false,
            _ => true,
        };
    }

    // Lists of texts and numbers fit on a line, as moments and days do.
    private static bool IsPlain(FieldDescriptor field) =>
        field.FieldType != FieldType.Message || field.MessageType.FullName is "google.protobuf.Timestamp" or "google.type.Date" or "google.protobuf.Struct" or "google.protobuf.Duration";

    private static string Plain(object value) => value switch
    {
        string text => text,
        true => "yes",
        false => "no",
        Timestamp moment => moment.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Date day => Day(day),
        Enum word => word.ToString().ToLowerInvariant(),
        IMessage message => MessageJson.Line(message),
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Plain)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Day(Date day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    private static string Label(FieldDescriptor field) => field.Name.Replace('_', ' ');
}
