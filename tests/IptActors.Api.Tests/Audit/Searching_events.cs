using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Audit;

public sealed class Searching_events : IAsyncLifetime
{
    private readonly Clinic _clinic = new();
    private readonly string _mine = Requests.NewCourse();
    private readonly string _other = Requests.NewCourse();

    private Person Ada => _clinic.As("ada-okafor", Roles.Therapist);

    private Person Eve => _clinic.As("eve-lind", Roles.Therapist);

    public async ValueTask InitializeAsync()
    {
        await Ada.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_mine));
        await Eve.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open(_other));
        await Ada.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign(_mine, "ada-okafor"));
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task By_type_person_and_course_they_are_found_in_the_order_they_were_recorded()
    {
        var opened = await FindAsync(new SearchEventsRequest { Types_ = { "course_opened" } });
        var byAda = await FindAsync(new SearchEventsRequest { Person = "ada-okafor" });
        var ofMine = await FindAsync(new SearchEventsRequest { Course = _mine, Types_ = { "therapist_assigned" } });

        Assert.Equal([_mine, _other], opened.Select(found => found.Course));
        Assert.All(byAda, found => Assert.Equal("ada-okafor", found.Actor));
        Assert.Equal(_mine, Assert.Single(ofMine).Course);
    }

    [Fact]
    public async Task By_time_the_first_moment_is_in_and_the_last_is_not()
    {
        var all = await FindAsync(new SearchEventsRequest());
        var first = all[0].RecordedAt;

        Assert.Equal(all, await FindAsync(new SearchEventsRequest { RecordedFrom = first }));
        Assert.Empty(await FindAsync(new SearchEventsRequest { RecordedUntil = first }));
        Assert.Empty(await FindAsync(new SearchEventsRequest { OccurredUntil = all[0].OccurredAt }));
    }

    [Fact]
    public async Task Page_by_page_it_is_the_same_as_at_once()
    {
        var all = await FindAsync(new SearchEventsRequest());
        var paged = new List<CourseEvent>();
        var request = new SearchEventsRequest { PageSize = 1 };
        do
        {
            request.Parent = "clinics/north-house";
            var page = await _clinic.Auditor().CallAsync<SearchEventsRequest, SearchEventsResponse>(request);
            paged.AddRange(page.Events);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_token_of_other_filters_is_refused()
    {
        var page = await _clinic.Auditor().CallAsync<SearchEventsRequest, SearchEventsResponse>(new SearchEventsRequest { Parent = "clinics/north-house", PageSize = 1 });

        var refused = await _clinic.Auditor().RefusedAsync<SearchEventsRequest, SearchEventsResponse>(
            new SearchEventsRequest { Parent = "clinics/north-house", Person = "ada-okafor", PageToken = page.NextPageToken });

        Assert.Equal("INVALID_PAGE_TOKEN", refused.Reason);
    }

    [Fact]
    public async Task A_therapist_searches_their_own_course_and_no_other()
    {
        var own = await Ada.CallAsync<SearchEventsRequest, SearchEventsResponse>(new SearchEventsRequest { Parent = "clinics/north-house", Course = _mine });

        Assert.NotEmpty(own.Events);
        Assert.Equal("NOT_PERMITTED", (await Ada.RefusedAsync<SearchEventsRequest, SearchEventsResponse>(new SearchEventsRequest { Parent = "clinics/north-house", Course = _other })).Reason);
        Assert.Equal(["course"], (await Ada.RefusedAsync<SearchEventsRequest, SearchEventsResponse>(new SearchEventsRequest { Parent = "clinics/north-house" })).Fields);
    }

    [Fact]
    public async Task A_type_that_there_is_not_is_refused() =>
        Assert.Equal(["types[0]"], (await _clinic.Auditor().RefusedAsync<SearchEventsRequest, SearchEventsResponse>(
            new SearchEventsRequest { Parent = "clinics/north-house", Types_ = { "session_dreamt" } })).Fields);

    [Fact]
    public async Task The_clinic_of_a_moment_has_the_courses_that_were_recorded_by_then()
    {
        var all = await FindAsync(new SearchEventsRequest());

        var (then, refused) = await _clinic.Auditor().StreamAsync<StreamClinicAsOfRequest, StreamClinicAsOfResponse>(
            new StreamClinicAsOfRequest { Parent = "clinics/north-house", Position = all[0].Position });
        var (now, _) = await _clinic.Auditor().StreamAsync<StreamClinicAsOfRequest, StreamClinicAsOfResponse>(
            new StreamClinicAsOfRequest { Parent = "clinics/north-house", RecordedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow) });

        Assert.Null(refused);
        Assert.Equal(_mine, Assert.Single(then).Course);
        Assert.Empty(then[0].Summary.Therapist);
        Assert.Equal("ada-okafor", now.Single(line => line.Course == _mine).Summary.Therapist);
        Assert.Equal(2, now.Count);
    }

    private async Task<IReadOnlyList<CourseEvent>> FindAsync(SearchEventsRequest request)
    {
        request.Parent = "clinics/north-house";
        return (await _clinic.Auditor().CallAsync<SearchEventsRequest, SearchEventsResponse>(request)).Events;
    }
}
