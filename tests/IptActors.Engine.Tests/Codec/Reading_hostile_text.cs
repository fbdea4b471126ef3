using System.Text;
using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Tests.Codec;

/// <summary>What somebody with access to the database might leave there. It must be named, not crash the process.</summary>
public class Reading_hostile_text
{
    public static TheoryData<string> Texts =>
    [
        new string('[', 1_000_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 200_000)),
        """{"detail":"x","rule":"R1","rule":"R2"}""",
        """{"detail":"x","rule":"\ud800"}""",
        """{"detail":"x","\ud800":"R1"}""",
        """{"detail":"x","rule":99999999999999999999999999999999}""",
        """{"detail":"x","rule":1.5}""",
        """{"detail":"x","rule":"R1"} {}""",
        """{"detail":"x","rule":"R1",}""",
        """{"detail":"x","rule":"R1" """,
        """{"detail":"x","rule":"R1""",
        """{"detail":"x","rule":"R1\""",
        "{\"detail\":\"x\",\"rule\":\"R\u0001\"}",
        "",
        "\0",
        "{",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Data_are_refused_by_name(string text) =>
        Assert.IsType<JsonException>(Record.Exception(() => EventCodec.Default.Decode("finding_raised", 1, Encoding.UTF8.GetBytes(text))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Headers_are_refused_by_name(string text) => Assert.IsType<JsonException>(Record.Exception(() => EventHeaders.Parse(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused_by_name() =>
        Assert.IsType<JsonException>(Record.Exception(() => EventCodec.Default.Decode("finding_raised", 1, [.. "{\"detail\":\"x\",\"rule\":\""u8, 0xC3, 0x28, .. "\"}"u8])));

    [Fact]
    public void The_complaint_names_course_version_and_member_and_not_what_was_written()
    {
        var stored = new StoredEvent(1, new CourseKey(ClinicId.Parse("north"), CourseId.Parse("c-1")), new JournalEvent(
            Guid.Empty, 7, "goal_rated", "", default, null, null,
            """
            {"actor":"ada","hash":"0000000000000000000000000000000000000000000000000000000000000000","occurred_at":"2026-03-02T10:00:00.000000Z",
             "prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","request_hash":"00000000000000000000000000000000",
             "request_id":"0195d8a2-0000-7000-8000-000000000001","role":"therapist","schema":1}
            """u8.ToArray(),
            """{"goal":"Geheimnis"}"""u8.ToArray()));

        var message = Assert.Throws<EventDecodingException>(() => EventCodec.Default.Decode(stored)).Message;

        Assert.Contains("clinics/north/courses/c-1", message, StringComparison.Ordinal);
        Assert.Contains("Event 7", message, StringComparison.Ordinal);
        Assert.Contains("Expected a whole number, found a text", message, StringComparison.Ordinal);
        Assert.Contains("'goal'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimnis", message, StringComparison.Ordinal);
    }
}
