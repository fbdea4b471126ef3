using IptActors.Engine.Courses;
using IptActors.Rpc.Health;

namespace IptActors.Server.Hosting;

/// <summary>Tells health of courses whose record does not hold: since the start of the process, as far as courses were loaded. Commands on other courses go on.</summary>
internal static class RecordHealth
{
    /// <summary>The health service's name for "every course that was loaded is as it was recorded".</summary>
    public const string Records = "records";

    /// <summary>Begins to tell.</summary>
    public static void Watch(HealthRegistry health, RecordAlarms alarms)
    {
        alarms.Raised += () => health.Set(Records, false);
        health.Set(Records, alarms.Count == 0);
    }
}
