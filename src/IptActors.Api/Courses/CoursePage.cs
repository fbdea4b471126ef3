using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using State = IptActors.Domain.Courses.CourseState;

namespace IptActors.Api.Courses;

/// <summary>Words a course as its page.</summary>
internal static class CoursePage
{
    /// <summary>The page.</summary>
    /// <param name="key">The course.</param>
    /// <param name="state">As it stands.</param>
    /// <param name="detail">How much of it is shown.</param>
    public static Course Of(CourseKey key, State state, CourseDetail detail)
    {
        var page = new Course
        {
            Name = key.ToString(),
            Version = state.Version,
            UpdateTime = state.LastRecordedAt.ToTimestamp(),
            Lifecycle = new Lifecycle
            {
                Phase = state.Lifecycle.Phase.ToWire(),
                PhaseSince = state.Lifecycle.PhaseSince?.ToDate(),
                Suspended = state.Lifecycle.Suspended,
            },
        };
        if (state.Referral is { } referral)
        {
            page.Referral = new Referral
            {
                ClientRef = referral.ClientRef,
                Service = referral.Service,
                Protocol = referral.Protocol,
                ReferredOn = referral.ReferredOn.ToDate(),
                BirthDate = referral.BirthDate?.ToDate(),
                PreviousCourse = referral.PreviousCourse ?? "",
            };
        }

        if (detail == CourseDetail.Full)
        {
            page.Findings.AddRange(state.Findings.Select(Finding));
        }

        return page;
    }

    private static Contracts.V1.Finding Finding(Domain.Courses.Finding finding) => new()
    {
        Version = finding.Version,
        Rule = finding.Rule,
        Detail = finding.Detail,
        Overridden = finding.Overridden,
        RaisedOn = finding.RaisedOn.ToDate(),
    };
}
