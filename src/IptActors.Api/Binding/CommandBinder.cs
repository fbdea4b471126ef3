using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.Binding;

/// <summary>Reads the requests of one method into its command. Compiled at start; safe for many threads.</summary>
/// <typeparam name="TRequest">The request message: fields 1 to 6 common to all commands, 10 and up the command's own.</typeparam>
internal sealed class CommandBinder<TRequest>
    where TRequest : class, IMessage<TRequest>
{
    /// <summary>Number of the first field that is the command's own.</summary>
    public const int FirstOwnField = 10;

    // A clinic's clock may run a little ahead of ours; what it says happens "now" is not the future.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly Func<TRequest, string> _course = Getter<string>("course");
    private readonly Func<TRequest, string> _requestId = Getter<string>("request_id");
    private readonly Func<TRequest, bool> _hasExpectedVersion = Property<bool>("HasExpectedVersion");
    private readonly Func<TRequest, long> _expectedVersion = Getter<long>("expected_version");
    private readonly Func<TRequest, Timestamp?> _occurredAt = Getter<Timestamp?>("occurred_at");
    private readonly Func<TRequest, RepeatedField<string>> _overrideRules = Getter<RepeatedField<string>>("override_rules");
    private readonly Func<TRequest, string> _overrideReason = Getter<string>("override_reason");
    private readonly Func<FieldReader, TRequest, CourseCommand> _command;

    /// <summary>Compiles the reader of a command.</summary>
    public CommandBinder(RecordReader records, MessageDescriptor request, System.Type command) =>
        _command = (Func<FieldReader, TRequest, CourseCommand>)records.Compile(request, command, FirstOwnField);

    /// <summary>The course that the request names; false when the name is not one.</summary>
    public bool TryReadCourse(TRequest request, out CourseKey course) => CourseKey.TryParse(_course(request), out course);

    /// <summary>The request_id as sent.</summary>
    public string RequestIdOf(TRequest request) => _requestId(request);

    /// <summary>Reads a request. Reports every violation: those of the fields, and those that the command itself finds.</summary>
    public BoundCommand Bind(TRequest request, DateTimeOffset now, string actor, string role, ClinicalCatalog catalog)
    {
        var reader = new FieldReader();
        if (!TryReadCourse(request, out var course))
        {
            reader.Fail("course", $"Expected 'clinics/{{clinic}}/courses/{{course}}', each id {Identifier.Expected}.");
        }

        if (!Guid.TryParseExact(_requestId(request), "D", out var requestId) || requestId == Guid.Empty)
        {
            reader.Fail("request_id", "Expected a UUID made for this command, such as 01890a5d-ac96-774b-bcce-b302099a8057.");
        }

        var expectedVersion = _hasExpectedVersion(request) ? _expectedVersion(request) : (long?)null;
        if (expectedVersion < 0)
        {
            reader.Fail("expected_version", "Expected 0 or more.");
        }

        var occurredAt = OccurredAt(reader, request, now);
        var overrides = Overrides(reader, request, catalog);
        var command = _command(reader, request);
        if (reader.Violations.Count > 0)
        {
            AddOwnViolations(reader.Violations, command, new CommandContext(now, occurredAt ?? now, catalog, actor, role, overrides));
        }

        return new BoundCommand(course, requestId, expectedVersion, occurredAt, overrides, command, reader.Violations);
    }

    private DateTimeOffset? OccurredAt(FieldReader reader, TRequest request, DateTimeOffset now)
    {
        var moment = reader.OptionalMoment(_occurredAt(request), "occurred_at");
        if (moment > now + ClockSkew)
        {
            reader.Fail("occurred_at", $"Expected a moment not after now ({now:O}), found one in the future.");
        }

        return moment > now ? now : moment;
    }

    private RuleOverrides Overrides(FieldReader reader, TRequest request, ClinicalCatalog catalog)
    {
        var rules = reader.Values(_overrideRules(request), "override_rules", false, (r, rule, name) =>
        {
            if (!catalog.Rules.Contains(rule) && !catalog.Tasks.Contains(rule))
            {
                r.Fail(name, "Expected the code of a rule as CatalogService lists them, found another.");
            }

            return rule;
        });
        var reason = reader.OptionalText(_overrideReason(request), "override_reason");
        if (rules.Count > 0 && (reason is null || string.IsNullOrWhiteSpace(reason.Value)))
        {
            reader.Fail("override_reason", "Expected the reason for which override_rules are set aside, found nothing.");
        }

        return rules.Count == 0 ? RuleOverrides.None : new RuleOverrides(rules, reason);
    }

    // Without violations the course validates the command itself; with them, the caller should still hear of everything at once.
    private static void AddOwnViolations(List<FieldViolation> violations, CourseCommand command, CommandContext context)
    {
        var checks = new FieldChecks(context);
        command.Validate(checks);
        foreach (var violation in checks.Violations)
        {
            if (!violations.Exists(known => Covers(known.Field, violation.Field)))
            {
                violations.Add(violation);
            }
        }
    }

    private static bool Covers(string known, string field) =>
        field.StartsWith(known, StringComparison.Ordinal) && (field.Length == known.Length || field[known.Length] is '.' or '[');

    private static Func<TRequest, T> Getter<T>(string field)
    {
        var descriptor = ((MessageDescriptor)typeof(TRequest).GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).FindFieldByName(field)
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name} lacks the field '{field}' that every command has.");
        return Property<T>(descriptor.PropertyName);
    }

    private static Func<TRequest, T> Property<T>(string name) =>
        typeof(TRequest).GetProperty(name)?.GetMethod?.CreateDelegate<Func<TRequest, T>>()
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} lacks the property {name} that every command has.");
}
