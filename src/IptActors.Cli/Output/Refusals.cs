using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Output;

/// <summary>Shows a call that did not end with OK: for people with everything that the details say, or as JSON.</summary>
internal static class Refusals
{
    /// <summary>Shows it on standard error and says what to exit with.</summary>
    public static int Show(RpcException refusal, Terminal terminal, bool json)
    {
        var status = refusal.Status;
        if (json)
        {
            terminal.Error.WriteLine(ToJson(status).ToJsonString());
        }
        else
        {
            var console = terminal.ErrorConsole;
            console.MarkupLineInterpolated($"[red]{RpcCodeNames.Grpc(status.Code)}[/] {status.Message}");
            foreach (var line in Lines(status.ToGoogle()))
            {
                console.MarkupLineInterpolated($"  {line}");
            }
        }

        return status.Code switch
        {
            RpcCode.Unavailable or RpcCode.DeadlineExceeded or RpcCode.ResourceExhausted => ExitCode.Unavailable,
            RpcCode.Unauthenticated or RpcCode.PermissionDenied => ExitCode.NotPermitted,
            _ => ExitCode.Refused,
        };
    }

    private static JsonObject ToJson(RpcStatus status)
    {
        var details = new JsonArray();
        foreach (var detail in Details(status.ToGoogle()))
        {
            details.Add(MessageJson.Node(detail));
        }

        return new JsonObject { ["code"] = RpcCodeNames.Grpc(status.Code), ["message"] = status.Message, ["details"] = details };
    }

    private static IEnumerable<string> Lines(Google.Rpc.Status status)
    {
        foreach (var detail in Details(status))
        {
            switch (detail)
            {
                case ErrorInfo info:
                    yield return $"reason: {info.Reason}";
                    foreach (var (key, value) in info.Metadata)
                    {
                        yield return $"{key}: {value}";
                    }

                    break;
                case BadRequest bad:
                    foreach (var violation in bad.FieldViolations)
                    {
                        yield return $"{violation.Field}: {violation.Description}";
                    }

                    break;
                case PreconditionFailure failure:
                    foreach (var violation in failure.Violations)
                    {
                        yield return $"{violation.Type}: {violation.Description}";
                    }

                    break;
                case RetryInfo retry:
                    yield return $"try again in {retry.RetryDelay.ToTimeSpan().TotalSeconds:0.###} s";
                    break;
            }
        }
    }

    private static IEnumerable<IMessage> Details(Google.Rpc.Status status)
    {
        foreach (var any in status.Details)
        {
            if (any.TryUnpack<ErrorInfo>(out var info))
            {
                yield return info;
            }
            else if (any.TryUnpack<BadRequest>(out var bad))
            {
                yield return bad;
            }
            else if (any.TryUnpack<PreconditionFailure>(out var failure))
            {
                yield return failure;
            }
            else if (any.TryUnpack<RetryInfo>(out var retry))
            {
                yield return retry;
            }
        }
    }
}
