using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;

namespace IptActors.Api.Tests.Catalogs;

public sealed class Asking_the_catalog : IAsyncDisposable
{
    private readonly Clinic _clinic = new();

    private Person Dash => _clinic.As("wall-screen", Roles.Dashboard);

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Lists_every_protocol() =>
        Assert.Equal(
            BuiltInCatalog.Instance.Protocols.Select(protocol => protocol.Code),
            (await Dash.CallAsync<ListProtocolsRequest, ListProtocolsResponse>(new ListProtocolsRequest())).Protocols.Select(protocol => protocol.Code));

    [Fact]
    public async Task A_protocol_comes_with_its_sources()
    {
        var answer = await Dash.CallAsync<GetProtocolRequest, GetProtocolResponse>(new GetProtocolRequest { Code = "ipt-adult-16" });

        Assert.NotEmpty(answer.Protocol.Definition.Fields["source"].ListValue.Values);
    }

    [Fact]
    public async Task A_measure_comes_with_its_items()
    {
        var answer = await Dash.CallAsync<GetMeasureRequest, GetMeasureResponse>(new GetMeasureRequest { Code = "phq9" });

        Assert.Equal(9, answer.Measure.Items.Count);
    }

    [Fact]
    public async Task An_unknown_code_is_not_found() =>
        Assert.Equal("UNKNOWN_CODE", (await Dash.RefusedAsync<GetMeasureRequest, GetMeasureResponse>(new GetMeasureRequest { Code = "phq99" })).Reason);

    [Fact]
    public async Task A_list_of_codes_is_found_by_name()
    {
        var answer = await Dash.CallAsync<ListCodesRequest, ListCodesResponse>(new ListCodesRequest { List = "problem_area" });

        Assert.Contains("grief", Assert.Single(answer.Lists).Codes.Select(code => code.Code));
    }

    [Fact]
    public async Task Rules_say_who_may_set_them_aside()
    {
        var answer = await Dash.CallAsync<ListRulesRequest, ListRulesResponse>(new ListRulesRequest());

        Assert.Contains(answer.Rules, rule => rule.OverridableBy.Contains("supervisor"));
    }
}
