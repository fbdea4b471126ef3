namespace IptActors.Cli.Tests.Readme;

public sealed class Running_what_the_README_says(Demo demo) : IClassFixture<Demo>
{
    [Fact]
    public void The_start_is_two_commands() =>
        Assert.Equal(["./run --demo", "./test"], ReadmeBlocks.All[0].Split('\n').Select(line => line.Split('#')[0].Trim()));

    [Fact]
    public async Task Every_other_block_works_as_pasted_and_the_demo_stops_cleanly()
    {
        Assert.NotEmpty(ReadmeBlocks.All.Skip(1));
        foreach (var block in ReadmeBlocks.All.Skip(1))
        {
            var (exitCode, output, error) = await demo.PasteAsync(block);

            Assert.True(exitCode == 0, $"{block}\n\nended with {exitCode}:\n{output}{error}");
        }

        foreach (var call in Calls(demo.Output))
        {
            var (exitCode, output, error) = await demo.PasteAsync(call);

            Assert.True(exitCode == 0 && output.Length > 0, $"{call}\n\nended with {exitCode}:\n{output}{error}");
        }

        Assert.Equal(0, await demo.StopAsync());
    }

    // The calls that ./run --demo prints. That of buf needs the registry of npm when buf is not installed, so it is left to tests/peers.
    private static IEnumerable<string> Calls(string output)
    {
        var calls = output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("./ipt ", StringComparison.Ordinal) || line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, calls.Count);
        return calls;
    }
}
