using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IptActors.Cli.Tests.Tokens;

public sealed class Linking_to_the_dashboard(EmbeddedClinic clinic)
{
    [Fact]
    public async Task The_token_stands_after_the_hash_where_no_server_sees_it()
    {
        var link = new Uri((await clinic.RunAsync("dashboard", "--subject", "ada-okafor", "--role", "therapist")).Output.Trim());

        Assert.Equal("/", link.PathAndQuery);
        var token = new JsonWebToken(link.Fragment["#token=".Length..]);
        Assert.Equal("ada-okafor", token.Subject);
        Assert.Equal(["therapist"], token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value));
    }

    [Fact]
    public async Task It_opens_the_web_address_of_the_server_in_the_data_folder()
    {
        var link = (string)JsonNode.Parse((await clinic.RunAsync("dashboard", "--json")).Output)!["link"]!;

        Assert.StartsWith($"{clinic.Web.GetLeftPart(UriPartial.Authority)}/#token=", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_outside_a_year_are_a_wrong_command_line()
    {
        var answer = await clinic.RunAsync("dashboard", "--hours", "0");

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Empty(answer.Output);
    }
}
