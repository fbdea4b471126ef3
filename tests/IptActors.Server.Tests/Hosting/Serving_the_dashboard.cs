using System.Net;
using IptActors.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IptActors.Server.Tests.Hosting;

/// <summary>The static files alone, in a folder of the test's own: they need no Node.</summary>
public sealed class Serving_the_dashboard : IAsyncLifetime
{
    private const string Page = """<html><script src="/assets/app-1.js" nonce="{{nonce}}"></script><link nonce="{{nonce}}"></html>""";

    private readonly string _folder = Directory.CreateTempSubdirectory("ipt-dashboard-").FullName;
    private readonly HttpClient _browser = new();
    private WebApplication? _web;

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), Page, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "assets", "app-1.js"), "export {};", cancellationToken);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.UseRouting();
        Assert.True(DashboardFiles.TryMap(_web, _folder));
        await _web.StartAsync(cancellationToken);
        _browser.BaseAddress = new Uri(_web.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/caseload")]
    [InlineData("/courses/case-a")]
    public async Task Every_address_within_it_opens_the_page(string path)
    {
        var answer = await OpenAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/assets/app-2.js")]
    [InlineData("/caseload.txt")]
    [InlineData("/../index.html.bak")]
    public async Task A_file_that_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(path)).StatusCode);

    [Fact]
    public async Task Who_asks_for_anything_but_a_page_is_told_that_there_is_nothing() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync("/ipt.v1.CourseService/Unknown", TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task The_page_may_load_and_call_nothing_but_its_own_origin()
    {
        var policy = Header(await OpenAsync("/"), "Content-Security-Policy");

        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_page_has_a_nonce_of_its_own_and_names_it_in_the_policy()
    {
        var first = await NonceAsync();
        var second = await NonceAsync();

        Assert.NotEqual(first, second);

        async Task<string> NonceAsync()
        {
            var answer = await OpenAsync("/");
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var nonce = html.Split("nonce=\"")[1].Split('"')[0];
            Assert.Equal(2, html.Split(nonce).Length - 1);
            Assert.Contains($"'nonce-{nonce}'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            return nonce;
        }
    }

    [Fact]
    public async Task The_page_is_not_stored_and_its_hashed_files_are_kept_for_ever()
    {
        Assert.Equal("no-store", Header(await OpenAsync("/"), "Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", Header(await OpenAsync("/assets/app-1.js"), "Cache-Control"));
    }

    [Fact]
    public void A_folder_without_it_maps_nothing() => Assert.False(DashboardFiles.TryMap(_web!, Path.Combine(_folder, "elsewhere")));

    private Task<HttpResponseMessage> OpenAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        return _browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.GetValues(name));
}
