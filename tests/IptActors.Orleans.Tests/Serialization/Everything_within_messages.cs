using System.Text.Json;
using IptActors.Domain.Courses;
using IptActors.Engine.Commands;
using IptActors.Orleans.Serialization;

namespace IptActors.Orleans.Tests.Serialization;

/// <summary>What the domain adds must travel between silos without anybody thinking of it.</summary>
public sealed class Everything_within_messages
{
    public static TheoryData<string> Types =>
        [.. SampleMessages.Within(typeof(CommandEnvelope), typeof(Caller), typeof(CourseState), typeof(Refusal)).Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void It_arrives_as_it_was_sent_with_every_member(string name)
    {
        var type = typeof(CourseState).Assembly.GetType(name) ?? typeof(CommandEnvelope).Assembly.GetType(name)!;
        var sent = new SampleMessages().Make(type);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(sent, type, CourseJson.Options);
        var arrived = JsonSerializer.Deserialize(bytes, type, CourseJson.Options);

        Assert.Equal(sent, arrived);
    }
}
