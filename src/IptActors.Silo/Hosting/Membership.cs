using Orleans.Configuration;

namespace IptActors.Silo.Hosting;

/// <summary>
/// How soon the members of a cluster take one of them for dead. A silo that is gone is noticed within about ten seconds, so that its
/// courses are served again within thirty; one that is only slow is not: the append is the fence, being taken for dead costs no data.
/// </summary>
internal static class Membership
{
    /// <summary>Sets it.</summary>
    public static void Configure(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
