using System.Security.Cryptography;
using IptActors.Api.Access;
using IptActors.Domain.Values;
using IptActors.Server.Tests.Hosting;
using IptActors.Server.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tests.Tokens;

public sealed class Checking_a_token : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ECDsaSecurityKey _key;
    private readonly JwtTokenValidator _validator;

    public Checking_a_token()
    {
        _key = LocalTokens.LoadOrCreateKey(Path.Combine(_folder.Path, "keys", "signing-key.pem"));
        _validator = new JwtTokenValidator(TokenRules.Own(_key, "iptactors"), TimeProvider.System);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Principal Ada { get; } = new("ada-okafor", ClinicId.Parse("north-house"), Roles.Therapist | Roles.Supervisor);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_one_names_person_clinic_roles_and_its_end()
    {
        var issued = Now;

        var found = (await CheckAsync(LocalTokens.Issue(_key, "iptactors", Ada, issued, TimeSpan.FromHours(1)))).Principal!;

        Assert.Equal(Ada with { ValidUntil = found.ValidUntil }, found);
        Assert.InRange(found.ValidUntil!.Value - issued, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task A_good_one_is_good_again()
    {
        var token = LocalTokens.Issue(_key, "iptactors", Ada, Now, TimeSpan.FromHours(1));

        Assert.Same((await CheckAsync(token)).Principal, (await CheckAsync(token)).Principal);
    }

    [Fact]
    public async Task One_that_has_expired_is_refused() =>
        Assert.Contains("expired", (await CheckAsync(LocalTokens.Issue(_key, "iptactors", Ada, Now - TimeSpan.FromHours(2), TimeSpan.FromHours(1)))).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task One_for_another_audience_is_refused() =>
        Assert.Contains("audience", (await CheckAsync(LocalTokens.Issue(_key, "other", Ada, Now, TimeSpan.FromHours(1)))).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task One_by_another_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var check = await CheckAsync(LocalTokens.Issue(new ECDsaSecurityKey(other), "iptactors", Ada, Now, TimeSpan.FromHours(1)));

        Assert.Null(check.Principal);
        Assert.Contains("signed", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_signed_with_the_public_key_as_a_shared_secret_is_refused()
    {
        var secret = new SymmetricSecurityKey(_key.ECDsa.ExportSubjectPublicKeyInfo());
        var forged = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = LocalTokens.Issuer,
            Audience = "iptactors",
            Expires = (Now + TimeSpan.FromHours(1)).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = "ada-okafor", ["clinic"] = "north-house", ["roles"] = new[] { "admin" } },
            SigningCredentials = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256),
        });

        Assert.Null((await CheckAsync(forged)).Principal);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("clinic")]
    public async Task One_without_a_claim_is_refused_by_name(string missing)
    {
        var claims = new Dictionary<string, object> { ["sub"] = "ada-okafor", ["clinic"] = "north-house", ["roles"] = new[] { "therapist" } };
        claims.Remove(missing);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = LocalTokens.Issuer,
            Audience = "iptactors",
            Expires = (Now + TimeSpan.FromHours(1)).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });

        Assert.Contains($"'{missing}'", (await CheckAsync(token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_the_same_after_a_restart()
    {
        var again = LocalTokens.LoadOrCreateKey(Path.Combine(_folder.Path, "keys", "signing-key.pem"));

        Assert.Equal(_key.KeyId, again.KeyId);
    }

    [Fact]
    public void A_file_that_is_no_key_is_told_by_name()
    {
        var file = Path.Combine(_folder.Path, "broken.pem");
        File.WriteAllText(file, "not a key");

        Assert.Contains(file, Assert.Throws<StartupException>(() => LocalTokens.LoadOrCreateKey(file)).Message, StringComparison.Ordinal);
    }

    private ValueTask<TokenCheck> CheckAsync(string token) => _validator.ValidateAsync(token, TestContext.Current.CancellationToken);
}
