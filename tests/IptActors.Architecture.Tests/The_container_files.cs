using System.Text.Json;

namespace IptActors.Architecture.Tests;

/// <summary>What <c>docker compose config</c> would refuse and what a review would ask for, since no container engine runs the tests.</summary>
public sealed class The_container_files
{
    private static readonly Yaml Compose = Yaml.Read("docker-compose.yml");

    private static Yaml Services => Compose["services"];

    private static IEnumerable<string> Silos => Services.Names.Where(service => service.StartsWith("silo-", StringComparison.Ordinal));

    public static TheoryData<string> ServiceNames => [.. Services.Names];

    [Fact]
    public void There_are_a_database_three_silos_a_balancer_and_a_collector() =>
        Assert.Equal(["balancer", "collector", "postgres", "silo-1", "silo-2", "silo-3"], Services.Names.Order());

    [Theory]
    [MemberData(nameof(ServiceNames))]
    public void A_service_uses_only_what_the_file_declares(string name)
    {
        var service = Services[name];

        Assert.True(service["image"].Exists, "Expected an image.");
        Assert.DoesNotContain(":latest", service["image"].Text, StringComparison.Ordinal);
        Assert.Subset(Services.Names.ToHashSet(), service["depends_on"].Names.ToHashSet());
        Assert.Subset(Compose["networks"].Names.ToHashSet(), service["networks"].Names.ToHashSet());
        Assert.Subset(Compose["secrets"].Names.ToHashSet(), service["secrets"].Names.ToHashSet());
        foreach (var volume in service["volumes"].Names.Select(volume => volume.Split(':')[0]))
        {
            Assert.True(
                volume.StartsWith("./", StringComparison.Ordinal) ? File.Exists(Path.Combine(Repository.Root, volume)) : Compose["volumes"].Names.Contains(volume),
                $"{volume} is neither a file of the repository nor a volume of the file.");
        }

        foreach (var needed in service["depends_on"].Names)
        {
            Assert.Equal("service_healthy", service["depends_on"][needed]["condition"].Text);
            Assert.True(Services[needed]["healthcheck"].Exists, $"{name} waits for {needed} to be healthy, which has no health check.");
        }
    }

    [Fact]
    public void A_silo_cannot_write_its_file_system_gain_rights_or_be_reached_past_the_balancer() => Assert.All(Silos.Select(silo => Services[silo]), silo =>
    {
        Assert.Equal("true", silo["read_only"].Text);
        Assert.Equal(["ALL"], silo["cap_drop"].Names);
        Assert.Contains("no-new-privileges:true", silo["security_opt"].Names);
        Assert.False(silo["ports"].Exists);
        Assert.Equal(["inside"], silo["networks"].Names);
        Assert.Equal("true", Compose["networks"]["inside"]["internal"].Text);
    });

    [Fact]
    public void Silos_differ_in_nothing_but_their_name()
    {
        var environments = Silos.Select(silo => Services[silo]["environment"]).ToArray();

        Assert.All(environments, environment => Assert.Equal(environments[0].Names.Order(), environment.Names.Order()));
        Assert.All(
            environments[0].Names.Where(name => name != "OTEL_RESOURCE_ATTRIBUTES"),
            name => Assert.Single(environments.Select(environment => environment[name].Text).Distinct()));
    }

    [Fact]
    public void Every_silo_keeps_what_it_has_signed_in_a_volume_of_its_own()
    {
        var volumes = Silos.Select(silo => Assert.Single(Services[silo]["volumes"].Names)).ToArray();

        Assert.Equal(volumes.Length, volumes.Distinct().Count());
        Assert.All(volumes, volume => Assert.EndsWith($":{Services["silo-1"]["environment"]["IPT_DATA"].Text}", volume, StringComparison.Ordinal));
    }

    [Fact]
    public void All_silos_have_the_same_keys()
    {
        Assert.Equal("/run/secrets", Services["silo-1"]["environment"]["IPT_KEYS"].Text);
        Assert.All(Silos, silo => Assert.Subset(Services[silo]["secrets"].Names.ToHashSet(), new HashSet<string> { "signing-key.pem", "proof-key.pem" }));
    }

    [Fact]
    public void Every_setting_is_one_that_the_silo_reads()
    {
        var known = File.ReadAllText(Path.Combine(Repository.Root, "src", "IptActors.Silo", "Options", "SiloSettings.cs"));
        var settings = Services["silo-1"]["environment"].Names.Where(name => name.StartsWith("IPT_", StringComparison.Ordinal));

        Assert.All(settings, setting => Assert.Contains($"\"{setting["IPT_".Length..]}\"", known, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nobody_beyond_this_machine_reaches_the_balancer_without_TLS() =>
        Assert.All(Services["balancer"]["ports"].Names, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));

    [Fact]
    public void The_balancer_knows_every_silo_at_the_ports_it_serves()
    {
        var environment = Services["silo-1"]["environment"];
        foreach (var (cluster, setting) in new[] { ("silos_grpc", "IPT_GRPC"), ("silos_web", "IPT_WEB") })
        {
            var found = Yaml.Read("deploy/envoy.yaml")["static_resources"]["clusters"].Items.Single(item => item["name"].Text == cluster);
            var addresses = found["load_assignment"]["endpoints"].Items
                .SelectMany(endpoints => endpoints["lb_endpoints"].Items)
                .Select(endpoint => endpoint["endpoint"]["address"]["socket_address"]);

            Assert.True(found["health_checks"].Exists);
            Assert.Equal(Silos.Select(silo => $"{silo}:{environment[setting].Text.Split(':')[1]}").Order(), addresses.Select(address => $"{address["address"].Text}:{address["port_value"].Text}").Order());
        }
    }

    [Fact]
    public void The_collector_listens_where_silos_send()
    {
        var endpoint = Yaml.Read("deploy/collector.yaml")["receivers"]["otlp"]["protocols"]["grpc"]["endpoint"].Text;

        Assert.Equal("http://collector:" + endpoint.Split(':')[1], Services["silo-1"]["environment"]["OTEL_EXPORTER_OTLP_ENDPOINT"].Text);
    }

    [Fact]
    public void No_secret_is_in_the_repository() => Assert.All(Compose["secrets"].Names, secret =>
    {
        Assert.StartsWith("./deploy/secrets/", Compose["secrets"][secret]["file"].Text, StringComparison.Ordinal);
        Assert.Contains("deploy/secrets/", File.ReadAllLines(Path.Combine(Repository.Root, ".gitignore")));
    });

    [Fact]
    public void The_image_is_built_in_stages_runs_as_nobody_in_particular_and_tells_its_health()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));

        Assert.Equal(2, lines.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("USER ", StringComparison.Ordinal) && !line.Contains("root", StringComparison.Ordinal) && !line.StartsWith("USER 0", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ENTRYPOINT [\"/app/IptActors.Silo\"]", StringComparison.Ordinal));
    }

    [Fact]
    public void The_Dockerfile_has_only_instructions_that_builders_know_and_stages_that_it_names()
    {
        var instructions = Instructions().ToArray();
        string[] known = ["ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "RUN", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"];
        var stages = instructions.Where(instruction => instruction.Name == "FROM" && instruction.Arguments.Contains(" AS ", StringComparison.Ordinal)).Select(instruction => instruction.Arguments.Split(" AS ")[1]).ToArray();

        Assert.Equal("FROM", instructions[0].Name);
        Assert.All(instructions, instruction => Assert.Contains(instruction.Name, known));
        Assert.All(
            instructions.Where(instruction => instruction.Name == "COPY").SelectMany(instruction => instruction.Arguments.Split(' ')).Where(word => word.StartsWith("--from=", StringComparison.Ordinal)),
            from => Assert.Contains(from["--from=".Length..], stages));
        Assert.All(
            instructions.Where(instruction => instruction.Name is "ENTRYPOINT" || (instruction.Name is "HEALTHCHECK" && instruction.Arguments.Contains("CMD", StringComparison.Ordinal))),
            instruction => Assert.NotEmpty(JsonSerializer.Deserialize<string[]>(instruction.Arguments[instruction.Arguments.IndexOf('[', StringComparison.Ordinal)..])!));
    }

    [Fact]
    public void The_image_listens_at_the_ports_that_the_silos_use()
    {
        var environment = Services["silo-1"]["environment"];
        var exposed = Instructions().Single(instruction => instruction.Name == "EXPOSE").Arguments.Split(' ');

        Assert.Subset(exposed.ToHashSet(), new HashSet<string> { environment["IPT_GRPC"].Text.Split(':')[1], environment["IPT_WEB"].Text.Split(':')[1] });
    }

    // Comments go, lines that end in a backslash are joined.
    private static IEnumerable<(string Name, string Arguments)> Instructions() =>
        string.Join('\n', File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile")).Where(line => !line.StartsWith('#')))
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
}
