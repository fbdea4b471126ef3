using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Audit;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Exports;

public sealed class Exporting_a_course : IAsyncLifetime
{
    private const string Hostile = "</td></table><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & <!-- ]]> {{7*7}} \u202e";

    private readonly Clinic _clinic = new();
    private readonly string _course = Requests.NewCourse();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        var open = Requests.Open(_course);
        open.Reason = Hostile;
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(open);
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_course, "ada-okafor"));
        await Ada.CallAsync<SetGoalRequest, SetGoalResponse>(new SetGoalRequest
        {
            Course = _course, RequestId = Guid.NewGuid().ToString(), Text = Hostile, Measure = "numeric_0_10", Target = 3, Status = "active",
        });
        await NoteAsync("progress", Hostile);
        await NoteAsync("process", "Between me and myself.");
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Theory]
    [InlineData(ExportFormat.FhirR4, "application/fhir+json")]
    [InlineData(ExportFormat.Html, "text/html; charset=utf-8")]
    public async Task A_second_export_is_the_same_bytes(ExportFormat format, string mediaType)
    {
        var until = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow);

        var first = await ExportAsync(format, until);
        var second = await ExportAsync(format, until);

        Assert.Equal(mediaType, first.MediaType);
        Assert.Equal(first.File, second.File);
    }

    [Fact]
    public async Task Hostile_text_stays_text_in_the_report()
    {
        var page = Encoding.UTF8.GetString((await ExportAsync(ExportFormat.Html)).File);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.FhirR4)]
    [InlineData(ExportFormat.Html)]
    public async Task Process_notes_stay_in_the_clinic_even_when_their_author_exports(ExportFormat format)
    {
        var file = Encoding.UTF8.GetString((await ExportAsync(format, by: Ada)).File);

        Assert.DoesNotContain("Between me and myself", file, StringComparison.Ordinal);
        Assert.DoesNotContain("process_note", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("Between me and myself.")), file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_comes_through_to_the_bundle_as_it_was_written()
    {
        using var bundle = JsonDocument.Parse((await ExportAsync(ExportFormat.FhirR4)).File);

        var goal = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).Single(resource => resource.GetProperty("resourceType").GetString() == "Goal");
        Assert.Equal(Hostile, goal.GetProperty("description").GetProperty("text").GetString());
    }

    [Fact]
    public async Task It_tells_who_was_shown_the_course_up_to_the_moment_named()
    {
        await Ada.CallAsync<GetCourseRequest, GetCourseResponse>(new GetCourseRequest { Course = _course });
        using var bundle = JsonDocument.Parse((await ExportAsync(ExportFormat.FhirR4, Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddSeconds(1)))).File);

        var audits = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).Where(resource => resource.GetProperty("resourceType").GetString() == "AuditEvent").ToList();

        Assert.Contains(audits, audit => audit.GetProperty("subtype").EnumerateArray().Any(code => code.GetProperty("code").GetString() == "CourseService/GetCourse"));
        Assert.All(audits, audit => Assert.Single(audit.GetProperty("entity").EnumerateArray(), entity => entity.GetProperty("type").GetProperty("code").GetString() == "1"));
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_refused()
    {
        var (_, refused) = await _clinic.Auditor().StreamAsync<ExportCourseRequest, ExportCourseResponse>(new ExportCourseRequest { Course = _course });

        Assert.Equal(["format"], refused!.Fields);
    }

    [Fact]
    public async Task A_clinic_is_exported_course_by_course_a_line_each()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open());

        var (pieces, refused) = await _clinic.Auditor().StreamAsync<ExportClinicRequest, ExportClinicResponse>(
            new ExportClinicRequest { Parent = "clinics/north-house", Format = ExportFormat.FhirR4 });

        Assert.Null(refused);
        var lines = Encoding.UTF8.GetString([.. pieces.SelectMany(piece => piece.Data)]).TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task Every_course_of_an_exported_clinic_is_on_record_as_shown()
    {
        await _clinic.Auditor().StreamAsync<ExportClinicRequest, ExportClinicResponse>(new ExportClinicRequest { Parent = "clinics/north-house", Format = ExportFormat.FhirR4 });

        var courses = (await _clinic.AccessLog.ReadAllAsync(0, 1000, TestContext.Current.CancellationToken)).Where(access => access.Entry.Method == "ExportService/ExportClinic").SelectMany(access => access.Entry.Courses);

        Assert.Contains(_course.Split('/')[^1], courses);
    }

    private Task NoteAsync(string kind, string text) => Ada.CallAsync<WriteNoteRequest, WriteNoteResponse>(
        new WriteNoteRequest { Course = _course, RequestId = Guid.NewGuid().ToString(), Kind = kind, Text = text });

    private async Task<(byte[] File, string MediaType)> ExportAsync(ExportFormat format, Timestamp? accessUntil = null, Person? by = null)
    {
        var (pieces, refused) = await (by ?? _clinic.Auditor()).StreamAsync<ExportCourseRequest, ExportCourseResponse>(
            new ExportCourseRequest { Course = _course, Format = format, AccessUntil = accessUntil });
        Assert.Null(refused);
        return ([.. pieces.SelectMany(piece => piece.Data)], pieces[0].MediaType);
    }
}
