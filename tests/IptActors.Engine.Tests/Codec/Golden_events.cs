using System.Text;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Codec;

/// <summary>One file for every shape that was ever released. Files are added, never changed: what was written must read for ever.</summary>
public class Golden_events
{
    private static readonly string Folder = Repository.PathOf("tests", "IptActors.Engine.Tests", "Codec", "Golden");

    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_of_todays_shape_is_written_as_in_its_file(string name)
    {
        var type = EventTypes.All.Single(row => row.Name == name);
        var file = Path.Combine(Folder, $"{name}.v{type.Schema}.json");
        var sample = Sample(type);
        var written = Encoding.UTF8.GetString(EventCodec.Default.Encode(sample).Data);
        if (!File.Exists(file) && Repository.Update)
        {
            File.WriteAllText(file, written + "\n");
        }

        Assert.True(File.Exists(file), $"{Path.GetFileName(file)} is missing. Run the tests once with IPT_UPDATE=1 and commit it.");
        Assert.Equal(File.ReadAllText(file).TrimEnd('\n'), written);
    }

    [Fact]
    public void Every_file_reads_in_todays_shape()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json"))
        {
            var parts = Path.GetFileName(file).Split('.');
            var type = Assert.Single(EventTypes.All, row => row.Name == parts[0]);
            var schema = int.Parse(parts[1].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

            var read = EventCodec.Default.Decode(parts[0], schema, File.ReadAllBytes(file));

            Assert.IsType(type.ClrType, read);
            if (schema == type.Schema)
            {
                Assert.Equal(Sample(type), read);
            }
        }
    }

    private static CourseEvent Sample(EventType type) => (CourseEvent)new SampleValues().Make(type.ClrType);
}
