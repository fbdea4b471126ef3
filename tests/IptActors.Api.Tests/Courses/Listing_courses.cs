using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class Listing_courses : IAsyncLifetime
{
    private const string Parent = "clinics/north-house";

    private readonly Clinic _clinic = new();

    private Person Carla => _clinic.As("carla-diaz", Roles.Coordinator);

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 5; i++)
        {
            await Carla.CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open($"{Parent}/courses/c-{i}"));
            await Carla.CallAsync<AssignTherapistRequest, AssignTherapistResponse>(Requests.Assign($"{Parent}/courses/c-{i}", i < 3 ? "ada-okafor" : "ben-larsen"));
        }
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task Pages_hold_every_course_once_in_order()
    {
        var request = new ListCoursesRequest { Parent = Parent, PageSize = 2 };
        var seen = new List<string>();
        do
        {
            var page = await ListAsync(Carla, request);
            seen.AddRange(page.Courses.Select(course => course.Course));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{Parent}/courses/c-{i}"), seen);
    }

    [Fact]
    public async Task A_token_belongs_to_its_query()
    {
        var page = await ListAsync(Carla, new ListCoursesRequest { Parent = Parent, PageSize = 2 });
        var other = new ListCoursesRequest { Parent = Parent, PageSize = 2, Therapist = "ben-larsen", PageToken = page.NextPageToken };

        Assert.Equal("INVALID_PAGE_TOKEN", (await RefusedAsync(Carla, other)).Reason);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("äöü")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_was_made_up_is_refused(string token) =>
        Assert.Equal("INVALID_PAGE_TOKEN", (await RefusedAsync(Carla, new ListCoursesRequest { Parent = Parent, PageToken = token })).Reason);

    [Fact]
    public async Task The_page_size_may_change_from_page_to_page()
    {
        var first = await ListAsync(Carla, new ListCoursesRequest { Parent = Parent, PageSize = 2 });

        var rest = await ListAsync(Carla, new ListCoursesRequest { Parent = Parent, PageSize = 1_000_000, PageToken = first.NextPageToken });

        Assert.Equal(3, rest.Courses.Count);
        Assert.Empty(rest.NextPageToken);
    }

    [Fact]
    public async Task A_therapist_lists_their_own()
    {
        var page = await ListAsync(_clinic.As("ada-okafor", Roles.Therapist), new ListCoursesRequest { Parent = Parent });

        Assert.Equal(3, page.Courses.Count);
        Assert.All(page.Courses, course => Assert.Equal("ada-okafor", course.Therapist));
    }

    [Fact]
    public async Task A_therapist_cannot_list_those_of_another() =>
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(_clinic.As("ada-okafor", Roles.Therapist), new ListCoursesRequest { Parent = Parent, Therapist = "ben-larsen" })).Reason);

    [Fact]
    public async Task Another_clinic_is_not_listed() =>
        Assert.Equal("NOT_PERMITTED", (await RefusedAsync(Carla, new ListCoursesRequest { Parent = "clinics/south-house" })).Reason);

    [Fact]
    public async Task Wrong_filters_are_told_together()
    {
        var refused = await RefusedAsync(Carla, new ListCoursesRequest { Parent = "houses/north", PageSize = -1, Service = new string('s', 201), Phases = { (Phase)44 } });

        Assert.Equal(["parent", "page_size", "phases[0]", "service"], refused.Fields);
    }

    private static Task<ListCoursesResponse> ListAsync(Person person, ListCoursesRequest request) => person.CallAsync<ListCoursesRequest, ListCoursesResponse>(request);

    private static Task<Refused> RefusedAsync(Person person, ListCoursesRequest request) => person.RefusedAsync<ListCoursesRequest, ListCoursesResponse>(request);
}
