using IptActors.Api.Access;
using IptActors.Domain.Values;
using IptActors.Server.Tokens;

namespace IptActors.Server.Tests.Tokens;

public sealed class Remembering_tokens
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static Principal Ada { get; } = new("ada-okafor", ClinicId.Parse("north-house"), Roles.Therapist);

    [Fact]
    public void One_is_found_until_its_time_is_up()
    {
        var memory = new TokenMemory(10);
        memory.Remember("token", Ada, Now.AddMinutes(5));

        Assert.Same(Ada, memory.Find("token", Now.AddMinutes(4)));
        Assert.Null(memory.Find("token", Now.AddMinutes(5)));
    }

    [Fact]
    public void One_in_use_stays_while_thousands_of_others_pass_through()
    {
        var memory = new TokenMemory(100);
        memory.Remember("in use", Ada, Now.AddHours(1));

        for (var i = 0; i < 10_000; i++)
        {
            memory.Remember($"other {i}", Ada, Now.AddHours(1));
            Assert.Same(Ada, memory.Find("in use", Now));
        }
    }

    [Fact]
    public void What_is_no_longer_used_is_forgotten()
    {
        var memory = new TokenMemory(100);
        memory.Remember("once", Ada, Now.AddHours(1));

        for (var i = 0; i < 200; i++)
        {
            memory.Remember($"other {i}", Ada, Now.AddHours(1));
        }

        Assert.Null(memory.Find("once", Now));
    }
}
