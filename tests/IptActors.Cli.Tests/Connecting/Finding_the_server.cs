using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Connecting;

public sealed class Finding_the_server(EmbeddedClinic clinic)
{
    [Fact]
    public async Task It_is_the_one_that_serves_the_data_folder()
    {
        var answer = await clinic.RunAsync("call", "ListCourses");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
    }

    [Fact]
    public async Task One_that_is_not_there_is_unavailable()
    {
        // Port 1 of loopback: nothing serves there.
        var answer = await clinic.RunAsync("call", "ListCourses", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.Unavailable, answer.ExitCode);
        Assert.StartsWith("UNAVAILABLE", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:5080/path")]
    public async Task An_address_that_is_none_is_a_wrong_command_line(string address)
    {
        var answer = await clinic.RunAsync("call", "ListCourses", "--server", address);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Contains(address, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_server_that_is_broken_is_told_with_its_path()
    {
        var folder = Directory.CreateTempSubdirectory("ipt-cli-tests-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "server.json"), "{", TestContext.Current.CancellationToken);

        var answer = await Ipt.RunAsync("call", "ListCourses", "--token", "x", "--data", folder.FullName);

        folder.Delete(recursive: true);
        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Contains("server.json", answer.Error, StringComparison.Ordinal);
    }
}
