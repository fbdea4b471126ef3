using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Care;

public sealed class Surrounding_the_therapy : CourseSpecification
{
    private static readonly MakeReferral ToPerinatalTeam = new("perinatal_team", "St Anne", null, History.Text);

    [Fact]
    public void An_adjunct_is_never_recorded_as_ipt() =>
        Given(History.InMiddle).When(new RecordAdjunct("mindfulness", null, null, null, null)).Then(
            new AdjunctRecorded("mindfulness", "adjunct", OffModel: false, null, null, null, null));

    [Fact]
    public void An_element_of_another_treatment_warns() =>
        Given(History.InMiddle).When(new RecordAdjunct("cbt_element", null, null, null, null)).ThenWarned("off_model_element");

    [Fact]
    public void An_onward_referral_gets_a_number_and_later_an_outcome()
    {
        var referred = Given(History.InMiddle).After(ToPerinatalTeam);

        referred.When(ToPerinatalTeam).Then(new OnwardReferralMade(2, "perinatal_team", "St Anne", null, History.Text));
        referred.When(new RecordReferralOutcome(1, "accepted", null)).Then(new OnwardReferralOutcomeRecorded(1, "accepted", null));
        referred.After(new RecordReferralOutcome(1, "accepted", null)).When(new RecordReferralOutcome(1, "accepted", null)).Then();
    }

    [Fact]
    public void An_outcome_of_a_referral_that_was_not_made_is_refused() =>
        Given(History.InMiddle).When(new RecordReferralOutcome(1, "accepted", null)).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Feedback_is_words_or_a_rating()
    {
        Given(History.InMiddle).When(new ReceiveFeedback("client", "experience", 9, null, null)).Then(
            new FeedbackReceived("client", "experience", 9, null, null));
        Given(History.InMiddle).When(new ReceiveFeedback("client", "complaint", null, null, null)).ThenInvalid("text");
    }

    [Fact]
    public void Supervision_adds_up()
    {
        HoldSupervision supervision = new("ben-quist", "individual", [], 30, false, null);

        Assert.Equal(60, Given(History.InMiddle).After(supervision).After(supervision).State.Care.Supervisions.Sum(held => held.Minutes));
    }

    [Fact]
    public void Supervision_names_sessions_of_the_course_each_once()
    {
        Given(History.InMiddle).When(new HoldSupervision("ben-quist", "individual", [1], 30, false, null)).ThenRejected<Rejection.UnknownReference>();
        Given(History.InMiddle).When(new HoldSupervision("Ben Quist", "chat", [1, 1], 0, false, null))
            .ThenInvalid("supervisor", "kind", "sessions[1]", "minutes");
    }

    [Fact]
    public void An_accommodation_is_kept_once()
    {
        AgreeAccommodation pacing = new("pacing", null);

        Given(History.InMiddle).When(pacing).Then(new AccommodationAgreed("pacing", null));
        Assert.Equal(["pacing"], Given(History.InMiddle).After(pacing).After(pacing with { Detail = History.Text }).State.Care.Accommodations);
    }

    [Fact]
    public void A_cultural_adaptation_says_language_and_interpreter()
    {
        var adapted = Given(History.InMiddle).After(new AdaptCulturally(["language", "interpreter"], ["pt-BR"], true, null));

        Assert.Equal((true, "pt-BR"), (adapted.State.Care.Interpreter, Assert.Single(adapted.State.Care.Languages)));
    }

    [Fact]
    public void A_cultural_adaptation_names_known_adaptations_once_and_languages_by_their_tag() =>
        Given(History.InMiddle).When(new AdaptCulturally(["faith", "faith", "zodiac"], ["Portuguese (Brazil)"], true, null))
            .ThenInvalid("adaptations[1]", "adaptations[2]", "languages[0]");
}
