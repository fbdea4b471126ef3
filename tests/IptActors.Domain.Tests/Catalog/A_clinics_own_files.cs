using System.Text;
using IptActors.Domain.Catalog;
using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Catalog;

public sealed class A_clinics_own_files
{
    private const string Loneliness = """
        {
          "code": "lon3", "title": "Invented loneliness scale", "source": ["IPT-CONVENTION"], "confirmed": true,
          "version": "1", "respondent": "self", "direction": "higher_is_worse", "symptom": true, "itemScale": 1,
          "items": [
            { "code": "lon3_1", "min": 0, "max": 2 }, { "code": "lon3_2", "min": 0, "max": 2, "reverse": true }, { "code": "lon3_3", "min": 0, "max": 2 }
          ],
          "total": { "kind": "sum", "multiplier": 1, "scale": 1, "rounding": "half_up", "min": 0, "max": 6 },
          "bands": [ { "code": "low", "title": "Low", "min": 0, "max": 2 }, { "code": "high", "title": "High", "min": 3, "max": 6 } ],
          "cutOffs": [ { "code": "case", "operator": ">=", "value": 3, "meaning": "lonely" } ],
          "missing": { "method": "prorate", "maxMissing": 1 },
          "codings": [ { "system": "urn:ipt:measure:lon3", "code": "total" } ],
          "licence": { "itemText": "free", "note": "Invented." }
        }
        """;

    private const string Walks = """
        {
          "code": "ipt-walks", "title": "Invented walking variant", "source": ["IPT-CONVENTION"], "confirmed": false,
          "format": "individual", "sessions": { "min": 6, "max": 8 }, "absoluteSessions": { "min": 3, "max": 24 }, "frequencies": ["weekly"],
          "ages": { "min": 18 }, "focusAllowed": ["role_transition"], "requiredMeasures": [ { "anyOf": ["lon3"], "at": ["baseline"] } ],
          "workAtHome": "none"
        }
        """;

    [Fact]
    public void A_new_measure_is_scored_without_a_release()
    {
        var catalog = Over(("measures/lon3.json", Loneliness)).Catalog!;

        var scored = Assert.IsType<ScoringResult.Scored>(MeasureScorer.Score(
            catalog.Measures["lon3"], [new("lon3_1", 2), new("lon3_2", 0), new("lon3_3", null)]));

        Assert.Equal((4, 6, true, "high", true), (scored.Score.RawTotal, scored.Score.Total!.Value, scored.Score.Prorated, scored.Score.Band, scored.Score.Case!.Value));
    }

    [Fact]
    public void A_new_protocol_may_ask_for_a_new_measure()
    {
        var catalog = Over(("protocols/ipt-walks.json", Walks), ("measures/lon3.json", Loneliness)).Catalog!;

        Assert.Equal("lon3", catalog.Protocols["ipt-walks"].RequiredMeasures[0].AnyOf[0]);
        Assert.Equal((3, 2, 3), Phases(catalog.Protocols["ipt-walks"].Split(null, 8).For(8)));
    }

    [Fact]
    public void Members_that_are_left_out_are_empty_lists() =>
        Assert.Empty(Over(("protocols/ipt-walks.json", Walks), ("measures/lon3.json", Loneliness)).Catalog!.Protocols["ipt-walks"].Extras);

    [Fact]
    public void A_protocol_without_its_measure_is_refused() =>
        Assert.Equal(
            [new CatalogProblem("protocols/ipt-walks.json", "ipt-walks.requiredMeasures", "the code of a measure", "'lon3'")],
            Over(("protocols/ipt-walks.json", Walks)).Problems);

    [Fact]
    public void An_entry_with_a_known_code_replaces_the_built_in_one()
    {
        var strict = Encoding.UTF8.GetString(BuiltInCatalog.Files().Single(f => f.Name == "policies.json").Utf8.Span)
            .Replace("\"reopenWithinDays\": 90", "\"reopenWithinDays\": 30", StringComparison.Ordinal);

        var catalog = Over(("policies.json", strict)).Catalog!;

        Assert.Equal(30, catalog.DefaultPolicy.ReopenWithinDays);
        Assert.Equal(90, BuiltInCatalog.Instance.DefaultPolicy.ReopenWithinDays);
    }

    [Fact]
    public void A_new_technique_stands_beside_the_built_in_ones()
    {
        const string walking = """[{ "code": "walk_and_talk", "title": "Walk and talk", "source": ["IPT-CONVENTION"], "confirmed": false, "meaning": "session on a walk", "fidelity": "general" }]""";

        var catalog = Over(("techniques.json", walking)).Catalog!;

        Assert.Equal(BuiltInCatalog.Instance.Techniques.Count + 1, catalog.Techniques.Count);
        Assert.True(catalog.Techniques.Contains("role_play"));
    }

    [Fact]
    public void All_faults_of_shape_are_reported_at_once()
    {
        var broken = Loneliness
            .Replace("\"respondent\": \"self\"", "\"respondent\": \"robot\"", StringComparison.Ordinal)
            .Replace("\"itemScale\": 1,", "\"itemScale\": 1.5, \"colour\": \"red\",", StringComparison.Ordinal)
            .Replace("\"version\": \"1\", ", "", StringComparison.Ordinal)
            .Replace("{ \"code\": \"lon3_3\", \"min\": 0, \"max\": 2 }", "null", StringComparison.Ordinal);

        var problems = Over(("measures/lon3.json", broken)).Problems;

        Assert.Equal(
            ["$.respondent", "$.itemScale", "$.colour", "$.items[2]", "$"],
            problems.Select(p => p.Path));
        Assert.Equal("one of self, clinician", problems[0].Expected);
        Assert.Equal("'robot'", problems[0].Found);
        Assert.Equal("the member version", problems[4].Expected);
    }

    [Fact]
    public void Faults_of_several_files_are_reported_together() =>
        Assert.Equal(
            ["techniques.json", "measures/lon3.json"],
            Over(("techniques.json", "{}"), ("measures/lon3.json", "{ \"code\": ")).Problems.Select(p => p.File));

    [Fact]
    public void Two_entries_of_one_layer_may_not_share_a_code() =>
        Assert.Contains("measures/a.json", Over(("measures/a.json", Loneliness), ("measures/b.json", Loneliness)).Problems.Single().Found);

    [Fact]
    public void A_member_given_twice_is_refused() =>
        Assert.Equal("$", Over(("measures/lon3.json", Loneliness.Replace("\"confirmed\": true", "\"confirmed\": true, \"confirmed\": false", StringComparison.Ordinal))).Problems.Single().Path);

    [Fact]
    public void An_unknown_file_name_is_refused() =>
        Assert.Equal("an unknown file name", Over(("recipes.json", "[]")).Problems.Single().Found);

    [Theory]
    [InlineData("\"min\": 3, \"max\": 6", "\"min\": 4, \"max\": 6", "lon3.bands[1].min")]
    [InlineData("\"min\": 3, \"max\": 6", "\"min\": 2, \"max\": 6", "lon3.bands[1].min")]
    [InlineData("\"min\": 3, \"max\": 6", "\"min\": 3, \"max\": 5", "lon3.bands[1].max")]
    [InlineData("\"min\": 0, \"max\": 6 }", "\"min\": 0, \"max\": 7 }", "lon3.total")]
    [InlineData("\"value\": 3", "\"value\": 9", "lon3.cutOffs[case]")]
    [InlineData("\"lon3_3\", \"min\": 0", "\"lon3_3\", \"min\": 2", "lon3.items[lon3_3]")]
    [InlineData("\"lon3_3\"", "\"lon3_1\"", "lon3.items")]
    [InlineData("\"maxMissing\": 1", "\"maxMissing\": 4", "lon3.missing.maxMissing")]
    [InlineData("\"source\": [\"IPT-CONVENTION\"]", "\"source\": [\"HEARSAY\"]", "lon3.source")]
    [InlineData("\"source\": [\"IPT-CONVENTION\"]", "\"source\": []", "lon3.source")]
    public void A_measure_that_contradicts_itself_is_refused(string right, string wrong, string path) =>
        Assert.Contains(path, Over(("measures/lon3.json", Loneliness.Replace(right, wrong, StringComparison.Ordinal))).Problems.Select(p => p.Path));

    [Theory]
    [InlineData("\"min\": 6, \"max\": 8", "\"min\": 8, \"max\": 6", "ipt-walks.sessions")]
    [InlineData("\"min\": 6, \"max\": 8", "\"min\": 6, \"max\": 30", "ipt-walks.sessions")]
    [InlineData("\"weekly\"", "\"hourly\"", "ipt-walks.frequencies")]
    [InlineData("\"role_transition\"", "\"loss_of_healthy_self\"", "ipt-walks.focusAllowed")]
    [InlineData("\"workAtHome\"", "\"splits\": [{ \"code\": \"x\", \"sessions\": 8, \"initial\": { \"min\": 1, \"max\": 1 }, \"middle\": { \"min\": 2, \"max\": 2 }, \"termination\": { \"min\": 1, \"max\": 1 } }], \"workAtHome\"", "ipt-walks.splits[x]")]
    public void A_protocol_that_contradicts_itself_is_refused(string right, string wrong, string path) =>
        Assert.Contains(path, Over(("measures/lon3.json", Loneliness), ("protocols/ipt-walks.json", Walks.Replace(right, wrong, StringComparison.Ordinal))).Problems.Select(p => p.Path));

    private static CatalogReading Over(params (string Name, string Json)[] files) =>
        BuiltInCatalog.Instance.With(files.Select(f => new CatalogFile(f.Name, Encoding.UTF8.GetBytes(f.Json))));

    private static (int Initial, int Middle, int Termination) Phases(PhasePlan plan) => (plan.InitialSessions, plan.MiddleSessions, plan.TerminationSessions);
}
