using System.Runtime.InteropServices;

namespace IptActors.Crash.Tests.Processes;

/// <summary>Signals of Linux, sent at once: starting <c>kill</c> would take longer than the moment to hit.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>Sends a signal; false when there is no such process any more.</summary>
    public static bool Send(int processId, int signal) => kill(processId, signal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int kill(int processId, int signal);
}
