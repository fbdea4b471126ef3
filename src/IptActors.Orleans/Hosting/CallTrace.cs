using System.Diagnostics;

namespace IptActors.Orleans.Hosting;

/// <summary>
/// Takes the trace of a call along to the grain, on this silo or another, so that the append is in the trace of the command. Orleans
/// would do it with spans of its own, which name the course of each call.
/// </summary>
internal static class CallTrace
{
    // Names of the W3C recommendation Trace Context.
    private const string Parent = "traceparent";
    private const string State = "tracestate";

    /// <summary>Gives it to the calls that follow in this flow. Nothing when nobody records it.</summary>
    public static void Send()
    {
        if (Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current)
        {
            RequestContext.Set(Parent, current.Id!);
            if (current.TraceStateString is { } state)
            {
                RequestContext.Set(State, state);
            }
        }
    }

    /// <summary>The trace that the call being served belongs to; none when its caller sent none.</summary>
    public static ActivityContext Received() =>
        ActivityContext.TryParse(RequestContext.Get(Parent) as string, RequestContext.Get(State) as string, isRemote: true, out var trace) ? trace : default;
}
