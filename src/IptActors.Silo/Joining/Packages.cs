using System.Reflection;
using Marten;

namespace IptActors.Silo.Joining;

/// <summary>The packages whose versions the members of a cluster must share: those that speak between silos or write the event store.</summary>
/// <param name="Orleans">Version of Microsoft.Orleans.Server.</param>
/// <param name="Marten">Version of Marten.</param>
internal sealed record Packages(string Orleans, string Marten)
{
    /// <summary>Those of this build.</summary>
    public static Packages OfThisBuild { get; } = new(VersionOf(typeof(SiloAddress)), VersionOf(typeof(IDocumentStore)));

    /// <summary>Whether silos with these and those may be in one cluster: patches may differ, so that one can be rolled out.</summary>
    public bool Fit(Packages other) => Series(Orleans) == Series(other.Orleans) && Series(Marten) == Series(other.Marten);

    /// <summary>As it is kept in the database.</summary>
    public override string ToString() => $"Orleans {Orleans}, Marten {Marten}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Packages? Parse(string text) => text.Split(", ") is [['O', 'r', 'l', 'e', 'a', 'n', 's', ' ', .. var orleans], ['M', 'a', 'r', 't', 'e', 'n', ' ', .. var marten]]
        ? new Packages(orleans, marten)
        : null;

    private static string Series(string version) => string.Join('.', version.Split('.').Take(2));

    // The informational version without what a build adds after the number.
    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0].TrimEnd('.');
}
