namespace IptActors.Server.Tests.Peers;

/// <summary>What every peer does with the API.</summary>
internal static class ClinicCases
{
    public static readonly string[] All =
        ["open_course", "repeated_request", "get_course", "stream_history", "import_commands", "refusal_with_details", "without_a_token"];
}
