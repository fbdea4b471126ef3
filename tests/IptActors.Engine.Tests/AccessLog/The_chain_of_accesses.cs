using IptActors.Engine.AccessLog;

namespace IptActors.Engine.Tests.AccessLog;

public sealed class The_chain_of_accesses
{
    private static readonly AccessEntry Entry = new()
    {
        At = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
        Who = new Accessor("north-house", "booking-system", "integration", "ada-okafor", "treatment"),
        Method = "CourseService/GetCourse",
        Outcome = AccessOutcome.Disclosed,
        Courses = ["c-1", "c-2"],
        Count = 2,
        RequestId = "0d9c6f5e-58a7-4a51-9a3f-0d2a4c7be001",
        CorrelationId = "visit-7",
    };

    // The form is for ever: a hash that changes here makes every log that was ever written look altered.
    [Fact]
    public void Has_the_form_that_the_documentation_lays_down() =>
        Assert.Equal("e6c23047ed47dd830c373e64b590768826e998ba1dd35335a74fd2b2133eedff", AccessChain.Next(AccessChain.Genesis, 1, Entry).ToString());

    public static TheoryData<string, AccessEntry> Changes => new()
    {
        { "time", Entry with { At = Entry.At.AddMicroseconds(1) } },
        { "clinic", Entry with { Who = Entry.Who with { Clinic = "south-house" } } },
        { "subject", Entry with { Who = Entry.Who with { Subject = "another" } } },
        { "role", Entry with { Who = Entry.Who with { Role = "admin" } } },
        { "on behalf of", Entry with { Who = Entry.Who with { OnBehalfOf = "" } } },
        { "purpose", Entry with { Who = Entry.Who with { Purpose = "operations" } } },
        { "method", Entry with { Method = "CourseService/ListCourses" } },
        { "outcome", Entry with { Outcome = "NOT_PERMITTED" } },
        { "emergency", Entry with { Emergency = true } },
        { "count", Entry with { Count = 1 } },
        { "request", Entry with { RequestId = "" } },
        { "correlation", Entry with { CorrelationId = "" } },
        { "a course less", Entry with { Courses = ["c-1"] } },
        { "courses in another order", Entry with { Courses = ["c-2", "c-1"] } },
        { "the same letters in other fields", Entry with { Who = Entry.Who with { Clinic = "north-houseb", Subject = "ooking-system" } } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Covers_every_field(string field, AccessEntry changed)
    {
        Assert.NotEmpty(field);
        Assert.NotEqual(AccessChain.Next(AccessChain.Genesis, 1, Entry), AccessChain.Next(AccessChain.Genesis, 1, changed));
    }

    [Fact]
    public void Covers_the_place_and_everything_before_it()
    {
        var first = AccessChain.Next(AccessChain.Genesis, 1, Entry);

        Assert.NotEqual(first, AccessChain.Next(AccessChain.Genesis, 2, Entry));
        Assert.NotEqual(first, AccessChain.Next(first, 1, Entry));
    }
}
