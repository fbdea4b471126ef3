using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Domain.Phases;

namespace IptActors.Api.Tests.Binding;

public sealed class Messages_that_do_not_fit
{
    [Fact]
    public void A_field_without_a_parameter_and_a_parameter_without_a_field_are_both_named()
    {
        var records = new RecordReader();

        records.Compile(OpenCourseRequest.Descriptor, typeof(AdvancePhase), 10);

        Assert.Contains(records.Problems, problem => problem.Contains("'to'", StringComparison.Ordinal));
        Assert.Contains(records.Problems, problem => problem.Contains("client_ref", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_of_another_type_is_named()
    {
        var records = new RecordReader();

        records.Compile(CourseBrief.Descriptor, typeof(OfAnotherType), 1);

        Assert.Contains(records.Problems, problem => problem.StartsWith("ipt.v1.CourseBrief.suspended", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_shows_what_the_record_does_not_have_is_named()
    {
        var records = new RecordWriter();

        records.Compile<OfAnotherType, CourseBrief>();

        Assert.Contains(records.Problems, problem => problem.Contains("sessions_held", StringComparison.Ordinal));
    }

    private sealed record OfAnotherType(Domain.Phases.Phase Phase, string Suspended);
}
