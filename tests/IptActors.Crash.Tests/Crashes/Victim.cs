namespace IptActors.Crash.Tests.Crashes;

/// <summary>Who dies in a round, and how.</summary>
internal enum Victim
{
    /// <summary>The server: kill -9, then started again on the same folder.</summary>
    Server,

    /// <summary>The server: kill -9, and again while it starts.</summary>
    ServerTwice,

    /// <summary>PostgreSQL's first process: kill -9.</summary>
    Postmaster,

    /// <summary>One session of PostgreSQL: kill -9, upon which PostgreSQL restarts all and recovers.</summary>
    Backend,

    /// <summary>One session of PostgreSQL: ended in order (SIGTERM), as an administrator does.</summary>
    Session,

    /// <summary>PostgreSQL: an immediate shutdown (SIGQUIT), as <c>pg_ctl stop -m immediate</c> does.</summary>
    Database,

    /// <summary>The server and PostgreSQL's first process at the same moment: kill -9.</summary>
    Both,
}
