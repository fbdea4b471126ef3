using IptActors.Domain.Catalog;

namespace IptActors.Domain.Tests.Catalog;

public sealed class Finding_entries
{
    private static readonly ClinicalCatalog BuiltIn = BuiltInCatalog.Instance;

    [Theory]
    [InlineData("ipt-adult-16"), InlineData("ipt-adult-12"), InlineData("ipt-b"), InlineData("ipc"), InlineData("ipt-est"), InlineData("ipt-a")]
    [InlineData("fb-ipt"), InlineData("ipt-a-sci"), InlineData("ipt-g"), InlineData("ipt-couples"), InlineData("pa-ipt"), InlineData("ipsrt")]
    [InlineData("ipt-perinatal"), InlineData("ipt-b-perinatal"), InlineData("ipt-tel-perinatal"), InlineData("ipt-ptsd"), InlineData("ipt-moms")]
    [InlineData("ipt-inpatient"), InlineData("ipt-m")]
    public void Every_variant_is_there(string code) => Assert.Equal(code, BuiltIn.Protocols[code].Code);

    [Theory]
    [InlineData("phq9", 9), InlineData("gad7", 7), InlineData("hamd17", 17), InlineData("bdi2", 21), InlineData("epds", 10), InlineData("wsas", 5)]
    [InlineData("iip32", 32), InlineData("srm5", 35), InlineData("core_om", 34), InlineData("core10", 10), InlineData("ors", 4), InlineData("srs", 4)]
    [InlineData("pcl5", 20)]
    public void Every_instrument_is_there_with_its_items(string code, int items) => Assert.Equal(items, BuiltIn.Measures[code].Items.Count);

    [Fact]
    public void The_checklist_has_21_tasks() =>
        Assert.Equal(Enumerable.Range(1, 21).Select(n => $"T{n:00}"), BuiltIn.Tasks.Select(t => t.Code));

    [Fact]
    public void All_14_lifecycle_rules_are_defined() =>
        Assert.All(Enumerable.Range(1, 14), n => Assert.Contains(BuiltIn.Rules, r => r.Code == $"R{n}" || r.Code.StartsWith($"R{n}_", StringComparison.Ordinal)));

    [Fact]
    public void Every_hard_task_has_a_rule_that_says_what_is_missing() =>
        Assert.All(BuiltIn.Tasks.Where(t => t.Kind == RuleKind.Hard), t => Assert.Equal(RuleKind.Hard, BuiltIn.Rules[t.Code].Kind));

    [Fact]
    public void Codes_are_compared_by_case() => Assert.Null(BuiltIn.Measures.Find("PHQ9"));

    [Fact]
    public void An_unknown_code_finds_nothing() => Assert.Null(BuiltIn.Protocols.Find("ipt-x"));

    [Fact]
    public void A_null_code_finds_nothing() => Assert.Null(BuiltIn.Protocols.Find(null));

    [Fact]
    public void An_indexer_with_an_unknown_code_names_the_known_ones() =>
        Assert.Contains("phq9", Assert.Throws<KeyNotFoundException>(() => BuiltIn.Measures["phq"]).Message);

    [Fact]
    public void A_code_list_knows_its_codes()
    {
        Assert.True(BuiltIn.Codes("relation").Contains("sibling"));
        Assert.False(BuiltIn.Codes("relation").Contains("neighbour"));
    }

    [Fact]
    public void Only_attended_codes_5_and_6_count_as_attended() =>
        Assert.Equal(["5", "6"], BuiltIn.Attendance.Where(a => a.Attended).Select(a => a.NhsCode));

    [Fact]
    public void Only_death_is_terminal() =>
        Assert.Equal(["deceased_pre", "deceased"], BuiltIn.ClosureReasons.Where(r => r.Terminal).Select(r => r.Code));

    [Theory]
    [InlineData("completed", "46"), InlineData("ended_before_professional_planned", "47"), InlineData("ended_before_client_wanted", "48")]
    [InlineData("deceased", "49"), InlineData("not_assessed", "50"), InlineData("declined", "14"), InlineData("unknown", "96")]
    public void Closure_reasons_carry_the_national_code(string code, string nhs) => Assert.Equal(nhs, BuiltIn.ClosureReasons[code].NhsCode);

    [Fact]
    public void Loinc_codes_of_phq9_are_in_the_order_of_the_form() =>
        Assert.Equal(
            ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"],
            BuiltIn.Measures["phq9"].Items.Select(i => i.Loinc));

    [Fact]
    public void The_last_two_loinc_codes_of_gad7_are_not_swapped() =>
        Assert.Equal(["69689-8", "69736-7"], BuiltIn.Measures["gad7"].Items.TakeLast(2).Select(i => i.Loinc));

    [Theory]
    [InlineData("phq9", "44261-6"), InlineData("gad7", "70274-6"), InlineData("bdi2", "89209-1")]
    public void The_total_is_not_coded_as_the_panel(string measure, string loinc) =>
        Assert.Equal(loinc, BuiltIn.Measures[measure].Codings.Single(c => c.Use == "total").Code);

    [Fact]
    public void Licensed_measures_ship_no_wording() =>
        Assert.All(
            BuiltIn.Measures.Where(m => m.Licence.ItemText == ItemTextLicence.Licensed),
            m => Assert.True(m.Stem is null && m.Items.All(i => i.Text is null)));
}
