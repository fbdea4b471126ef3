using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Rpc.Diagnostics;
using IptActors.Server.Options;
using IptActors.Server.Tests.Hosting;
using IptActors.Silo.Hosting;
using IptActors.Silo.Options;

namespace IptActors.Orleans.Tests.Hosting;

/// <summary>Whoever carries a call, our own wire or Grpc.AspNetCore: dashboards and alerts find the same metrics.</summary>
public sealed class Measuring_a_silo(ClinicServer clinic) : IClassFixture<ClinicServer>
{
    private Person Ada => clinic.As("ada-okafor", Roles.Therapist);

    [Fact]
    public async Task Calls_over_Grpc_AspNetCore_are_measured_as_on_our_own_wire()
    {
        var measured = new ConcurrentQueue<Dictionary<string, object?>>();
        using var listener = Listen(instrument => instrument.Name == RpcTelemetry.ServerCallDuration);
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Enqueue(new Dictionary<string, object?>(tags.ToArray())));
        listener.Start();
        var request = Requests.Open();

        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(request);
        await Ada.HistoryAsync(new StreamHistoryRequest { Course = request.Course });
        await Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = "no name of a course" });
        await Ada.RefusedAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = "clinics/elsewhere/courses/c-1" });

        Assert.Equal(
            [
                "ipt.v1.ReferralService/OpenCourse grpc OK",
                "ipt.v1.CourseService/StreamHistory grpc OK",
                "ipt.v1.CourseService/GetCourse grpc INVALID_ARGUMENT",
                "ipt.v1.CourseService/GetCourse grpc PERMISSION_DENIED",
            ],
            measured.Select(tags => $"{tags["rpc.method"]} {tags["rpc.system.name"]} {tags["rpc.response.status_code"]}"));
    }

    [Fact]
    public void The_meter_of_Orleans_that_is_sent_along_is_there()
    {
        var edition = new ClusterEdition(new SiloSettings { Server = new ServerOptions() });
        var found = new ConcurrentDictionary<string, bool>();
        using var listener = Listen(instrument => found.TryAdd(instrument.Meter.Name, true) && false);
        listener.Start();

        Assert.NotEmpty(edition.Meters);
        Assert.All(edition.Meters, name => Assert.Contains(name, found.Keys));
    }

    private static MeterListener Listen(Func<Instrument, bool> wanted) => new()
    {
        InstrumentPublished = (instrument, self) =>
        {
            if (wanted(instrument))
            {
                self.EnableMeasurementEvents(instrument);
            }
        },
    };
}
