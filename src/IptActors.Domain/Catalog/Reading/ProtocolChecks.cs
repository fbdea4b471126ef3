namespace IptActors.Domain.Catalog.Reading;

/// <summary>Variants refer to what exists, and their splits add up.</summary>
internal static class ProtocolChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        foreach (var protocol in content.Protocols.Values)
        {
            var found = findings.For(protocol);
            Ranges(protocol, found);
            References(protocol, content, found);
            Splits(protocol, found);
        }
    }

    private static void Ranges(Protocol protocol, EntryFindings found)
    {
        found.Range("sessions", protocol.Sessions, 1);
        found.Range("absoluteSessions", protocol.AbsoluteSessions, 1);
        found.Expect(
            protocol.AbsoluteSessions.Contains(protocol.Sessions.Min) && protocol.AbsoluteSessions.Contains(protocol.Sessions.Max),
            "sessions", $"a range within the absolute {protocol.AbsoluteSessions}", protocol.Sessions);
        found.Range("minutes", protocol.Minutes, 1);
        found.Range("groupMembers", protocol.GroupMembers, 2);
        found.Ages("ages", protocol.Ages);
        foreach (var extra in protocol.Extras)
        {
            found.Range($"extras[{extra.Code}].sessions", extra.Sessions);
        }

        foreach (var review in protocol.ReviewSessions)
        {
            found.Expect(review >= 1 && review <= protocol.Sessions.Max, "reviewSessions", $"a session from 1 to {protocol.Sessions.Max}", review);
        }
    }

    private static void References(Protocol protocol, CatalogContent content, EntryFindings found)
    {
        found.Expect(protocol.Frequencies.Count > 0, "frequencies", "at least one frequency", "none");
        found.Listed("frequencies", protocol.Frequencies, "frequency");
        found.Expect(protocol.FocusAllowed.Count > 0, "focusAllowed", "at least one problem area", "none");
        found.Known("focusAllowed", protocol.FocusAllowed, content.ProblemAreas, "problem area");
        foreach (var area in protocol.FocusAllowed.Where(content.ProblemAreas.ContainsKey).Select(f => content.ProblemAreas[f]))
        {
            found.Expect(area.OnlyProtocols.Count == 0 || area.OnlyProtocols.Contains(protocol.Code), "focusAllowed", "problem areas open to this protocol", $"'{area.Code}'");
        }

        found.Known("modalities", protocol.Modalities, content.Modalities, "modality");
        found.Unique("extras", protocol.Extras.Select(e => e.Code));
        found.Listed("extras", protocol.Extras.Select(e => e.Code), "session_kind");
        found.Listed("extras.participants", protocol.Extras.SelectMany(e => e.Participants), "participant_role");
        found.Known("requiredMeasures", protocol.RequiredMeasures.SelectMany(m => m.AnyOf), content.Measures, "measure");
        found.Expect(protocol.RequiredMeasures.All(m => m.AnyOf.Count > 0 && m.At.Count > 0), "requiredMeasures", "measures and moments", "an empty list");
        found.Listed("requiredSamples.kind", protocol.RequiredSamples.Select(s => s.Kind), "sample_kind");
        found.Listed("requiredSamples.frequency", protocol.RequiredSamples.Select(s => s.Frequency), "frequency");
        found.Known("coreTechniques", protocol.CoreTechniques, content.Techniques, "technique");
        found.Listed("exclusions", protocol.Exclusions, "exclusion");
        found.Listed("maintenance.frequencies", protocol.Maintenance?.Frequencies ?? [], "frequency");
        found.Known("entry", protocol.Entry.Select(e => e.Measure), content.Measures, "measure");
        foreach (var entry in protocol.Entry.Where(e => content.Measures.ContainsKey(e.Measure)))
        {
            var total = content.Measures[entry.Measure].Total;
            found.Expect(entry.Value >= total.Min && entry.Value <= total.Max, "entry", $"a total of {entry.Measure} from {total.Min} to {total.Max}", entry.Value);
        }
    }

    private static void Splits(Protocol protocol, EntryFindings found)
    {
        found.Unique("splits", protocol.Splits.Select(s => s.Code));
        foreach (var split in protocol.Splits)
        {
            var path = $"splits[{split.Code}]";
            found.Range($"{path}.initial", split.Initial, 1);
            found.Range($"{path}.middle", split.Middle);
            found.Range($"{path}.termination", split.Termination);
            var sum = new IntRange(split.Initial.Min + split.Middle.Min + split.Termination.Min, split.Initial.Max + split.Middle.Max + split.Termination.Max);
            if (split.Sessions is { } sessions)
            {
                found.Expect(protocol.Sessions.Contains(sessions), $"{path}.sessions", $"a number within {protocol.Sessions}", sessions);
                found.Expect(sum.Contains(sessions), path, $"phases that can add up to {sessions}", sum);
            }
            else
            {
                found.Expect(sum.Min <= protocol.Sessions.Max && sum.Max >= protocol.Sessions.Min, path, $"phases that can add up to {protocol.Sessions}", sum);
            }
        }
    }
}
