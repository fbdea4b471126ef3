using IptActors.Api.Courses;
using IptActors.Contracts.V1;

namespace IptActors.Api.Tests.Courses;

public sealed class The_page_of_a_course
{
    [Fact]
    public void Has_a_field_for_every_part_of_the_state()
    {
        var shown = Course.Descriptor.Fields.InFieldNumberOrder().Select(field => field.Name);
        var kept = typeof(Domain.Courses.CourseState).GetProperties().Where(property => property.SetMethod is not null).Select(property => Api.Binding.SnakeCase.Of(property.Name));

        // When tasks were first done is told by the indicators of fidelity, not by the page.
        Assert.Equal(["first_done"], kept.Except(shown));
    }

    [Fact]
    public void Fits_the_state_field_by_field() => Assert.NotNull(new CoursePage());
}
