using IptActors.Engine.Codec;
using IptActors.Marten.Replay;
using IptActors.Marten.Serialization;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Services;
using JasperFx.MultiTenancy;

namespace IptActors.Marten;

/// <summary>The options under which Marten reads and writes the event store of this project without altering a table of it.</summary>
public static class MartenCourseStore
{
    /// <summary>The schema of the event store.</summary>
    public const string Schema = "ipt";

    /// <summary>
    /// Sets the options. Afterwards an application may add documents and projections of its own; it keeps its hands off stream
    /// identity, tenancy, metadata and serializer, by which the tables and the stored events are laid out.
    /// </summary>
    /// <param name="options">Options of a store whose connection is set by the caller.</param>
    /// <exception cref="NotSupportedException">An event has an older shape that Marten was not taught to lift: a bug of a release.</exception>
    /// <remarks>
    /// Marten creates and alters nothing by itself (<see cref="AutoCreate.None"/>). Its functions are not needed for what the engine
    /// does; an application that wants the quick append or the daemon applies them once with
    /// <c>store.Storage.ApplyAllConfiguredChangesToDatabaseAsync()</c>, which leaves the tables as they are.
    /// </remarks>
    public static void Configure(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.DatabaseSchemaName = Schema;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.Rich;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Serializer(new SystemTextJsonSerializer(CourseEventJson.Options));
        foreach (var type in EventTypes.All)
        {
            if (type.Schema != 1)
            {
                throw new NotSupportedException($"'{type.Name}' has schema {type.Schema}: register the upcasters of EventUpcasters with Marten (options.Events.Upcast) before this check is taken out.");
            }

            options.Events.MapEventType(type.ClrType, type.Name);
        }

        options.Projections.Add(new TreatmentCourseProjection(), JasperFx.Events.Projections.ProjectionLifecycle.Live);
    }
}
