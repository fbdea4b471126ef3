namespace IptActors.Domain.Catalog.Reading;

/// <summary>Techniques, problem areas, closure reasons, attendance, code lists, tasks and rules refer to what exists.</summary>
internal static class CourseChecks
{
    public static void Run(CatalogContent content, CheckFindings findings)
    {
        foreach (var technique in content.Techniques.Values)
        {
            var found = findings.For(technique);
            found.Listed("phases", technique.Phases, "phase");
            found.Known("coreInProtocols", technique.CoreInProtocols, content.Protocols, "protocol");
        }

        foreach (var area in content.ProblemAreas.Values)
        {
            Check(area, content, findings.For(area));
        }

        foreach (var list in content.CodeLists.Values)
        {
            Check(list, findings.For(list));
        }

        foreach (var task in content.Tasks.Values)
        {
            Check(task, content, findings.For(task));
        }

        foreach (var rule in content.Rules.Values)
        {
            var found = findings.For(rule);
            found.Listed("overridableBy", rule.OverridableBy, "actor_role");
            found.Expect(rule.Kind == RuleKind.Hard || !rule.Overridable, "overridableBy", "nobody, because a warning refuses nothing", string.Join(", ", rule.OverridableBy));
        }

        Closures(content, findings);
        UniqueNhsCodes(content, findings);
    }

    private static void Check(ProblemArea area, CatalogContent content, EntryFindings found)
    {
        found.Expect(area.Strategies.Count > 0, "strategies", "at least one strategy", "none");
        found.Unique("goals", area.Goals.Select(g => g.Code));
        found.Unique("strategies", area.Strategies.Select(s => s.Code));
        found.Unique("stages", area.Stages.Select(s => s.Code));
        found.Known("onlyProtocols", area.OnlyProtocols, content.Protocols, "protocol");
    }

    private static void Check(CodeList list, EntryFindings found)
    {
        found.Expect(list.Entries.Count > 0, "entries", "at least one code", "none");
        found.Unique("entries", list.Entries.Select(e => e.Code));
        foreach (var entry in list.Entries)
        {
            found.Expect((entry.Unit is null) == (entry.Range is null), $"entries[{entry.Code}]", "a unit and a range, or neither", entry.Unit ?? "a range only");
            found.Range($"entries[{entry.Code}].range", entry.Range, int.MinValue);
        }
    }

    private static void Check(TaskDefinition task, CatalogContent content, EntryFindings found)
    {
        found.Listed("phase", task.Phase is null ? [] : [task.Phase], "phase");
        found.Expect((task.Kind == RuleKind.Hard) == (task.Gate is not null), "gate", "a gate exactly for a hard task", task.Gate);
        Due("due", task.Due, found);
        foreach (var (difference, index) in task.Overrides.Select((o, i) => (o, i)))
        {
            var path = $"overrides[{index}]";
            found.Expect(difference.Protocol is not null || difference.Split is not null, path, "a protocol or a split", "neither");
            found.Known($"{path}.protocol", difference.Protocol is null ? [] : [difference.Protocol], content.Protocols, "protocol");
            found.Expect(
                difference.Split is null || content.Protocols.Values.Any(p => (difference.Protocol is null || p.Code == difference.Protocol) && p.Splits.Any(s => s.Code == difference.Split)),
                $"{path}.split", "a split of a protocol", $"'{difference.Split}'");
            if (difference.Due is { } due)
            {
                Due($"{path}.due", due, found);
            }
        }
    }

    private static void Due(string path, TaskDue due, EntryFindings found)
    {
        var needsSession = due.Rule is DueRule.BeforeSession or DueRule.BySession;
        found.Expect(needsSession == (due.Session is >= 1), path, "a session number exactly for before_session and by_session", due.Session);
        found.Expect(due.Rule != DueRule.LastSessions || due.Sessions is >= 1, path, "a number of sessions for last_sessions", due.Sessions);
        found.Expect(
            due.Sessions is null || (due.Sessions >= 1 && due.Rule is DueRule.BeforeEnd or DueRule.LastSessions), path, "sessions from 1, only for before_end and last_sessions", due.Sessions);
        found.Expect(due.Tolerance is null || (due.Tolerance >= 0 && due.Rule == DueRule.Midpoint), path, "a tolerance from 0, only for midpoint", due.Tolerance);
    }

    private static void Closures(CatalogContent content, CheckFindings findings)
    {
        foreach (var reason in content.ClosureReasons.Values)
        {
            var found = findings.For(reason);
            found.Listed("subReasons", reason.SubReasons, "closure_sub_reason");
            found.Expect(
                reason.NhsCode is null || (reason.NhsCodeIfPlanned is null && reason.NhsCodeIfUnplanned is null), "nhsCode", "a code of its own or mapped codes, not both", reason.NhsCode);
        }
    }

    private static void UniqueNhsCodes(CatalogContent content, CheckFindings findings)
    {
        var closures = content.ClosureReasons.Values.Where(r => r.NhsCode is not null).GroupBy(r => r.NhsCode!, StringComparer.Ordinal);
        foreach (var twice in closures.Where(g => g.Count() > 1))
        {
            findings.For(twice.Last()).Expect(false, "nhsCode", "a code used by one closure reason", $"'{twice.Key}'");
        }

        foreach (var twice in content.Attendance.Values.GroupBy(a => a.NhsCode, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.For(twice.Last()).Expect(false, "nhsCode", "a code used by one attendance code", $"'{twice.Key}'");
        }
    }
}
