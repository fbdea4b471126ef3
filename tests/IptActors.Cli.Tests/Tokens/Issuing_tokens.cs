using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IptActors.Cli.Tests.Tokens;

public sealed class Issuing_tokens(EmbeddedClinic clinic)
{
    [Fact]
    public async Task A_token_names_person_clinic_and_roles()
    {
        var answer = await clinic.RunAsync("token", "--subject", "ada-okafor", "--role", "therapist", "--role", "supervisor", "--clinic", "north-house");

        var token = new JsonWebToken(answer.Output.Trim());
        Assert.Equal("ada-okafor", token.Subject);
        Assert.Equal("north-house", token.GetClaim("clinic").Value);
        Assert.Equal(["therapist", "supervisor"], token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value));
    }

    [Fact]
    public async Task The_server_accepts_it()
    {
        var token = (await clinic.RunAsync("token")).Output.Trim();

        var answer = await clinic.RunAsync("call", "ListCourses", "--token", token);

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
    }

    [Fact]
    public async Task It_holds_as_many_hours_as_asked()
    {
        var token = new JsonWebToken((await clinic.RunAsync("token", "--hours", "2.5")).Output.Trim());

        Assert.Equal(TimeSpan.FromHours(2.5), token.ValidTo - token.ValidFrom);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("8761")]
    [InlineData("many")]
    public async Task Hours_outside_a_year_are_a_wrong_command_line(string hours)
    {
        var answer = await clinic.RunAsync("token", "--hours", hours);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task As_JSON_it_says_how_long_it_holds()
    {
        var answer = JsonNode.Parse((await clinic.RunAsync("token", "--hours", "1", "--json")).Output)!;

        Assert.Equal(3600, (int)answer["expiresInSeconds"]!);
        Assert.Equal(3, ((string)answer["token"]!).Split('.').Length);
    }

    [Fact]
    public async Task Without_the_key_of_a_server_there_is_none()
    {
        var answer = await Ipt.RunAsync("token", "--data", "/no/such/folder");

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Contains(Path.Combine("/no/such/folder", "keys", "signing-key.pem"), answer.Error, StringComparison.Ordinal);
    }
}
