using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

internal static class CareDecider
{
    private const string Evidence = "adjunct";

    public static void Decide(CareCommand command, Deliberation d)
    {
        switch (command)
        {
            case RecordAdjunct c:
                Record(c, d);
                break;
            case MakeReferral c:
                Refer(c, d);
                break;
            case RecordReferralOutcome c:
                Record(c, d);
                break;
            case ReceiveFeedback c:
                Receive(c, d);
                break;
            case HoldSupervision c:
                Hold(c, d);
                break;
            case AgreeAccommodation c:
                d.Raise(new AccommodationAgreed(c.Kind, c.Detail));
                break;
            case AdaptCulturally c:
                d.Raise(new CulturalAdaptationMade(c.Adaptations, c.Languages, c.Interpreter, c.Detail));
                break;
            case WriteNote c:
                Write(c, d);
                break;
            case RecordContact c:
                Record(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Record(RecordAdjunct c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        var adjunct = d.Catalog.Adjuncts[c.Adjunct];
        d.Raise(new AdjunctRecorded(c.Adjunct, Evidence, adjunct.OffModel, c.Provider, c.Dose, c.Note, c.Session));
        d.Require(!adjunct.OffModel, "off_model_element", $"Expected what goes with IPT, found {c.Adjunct}, which belongs to another treatment.");
    }

    private static void Refer(MakeReferral c, Deliberation d) =>
        d.Raise(new OnwardReferralMade(d.State.Care.Referrals.Count + 1, c.Destination, c.Provider, c.Urgency, c.Reason));

    private static void Record(RecordReferralOutcome c, Deliberation d)
    {
        var referrals = d.State.Care.Referrals;
        if (c.Referral > referrals.Count)
        {
            d.RejectUnknown("referral", $"Expected an onward referral of this course ({referrals.Count} so far), found {c.Referral}.");
        }
        else if (referrals[c.Referral - 1].Outcome != c.Outcome)
        {
            d.Raise(new OnwardReferralOutcomeRecorded(c.Referral, c.Outcome, c.Note));
        }
    }

    private static void Receive(ReceiveFeedback c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new FeedbackReceived(c.GivenBy, c.Kind, c.Rating, c.Text, c.Session));
    }

    private static void Hold(HoldSupervision c, Deliberation d)
    {
        for (var i = 0; i < c.Sessions.Count; i++)
        {
            d.KnowsSession($"sessions[{i}]", c.Sessions[i]);
        }

        d.Raise(new SupervisionHeld(c.Supervisor, c.Kind, c.Sessions.Order().ToValueList(), c.Minutes, c.RecordingReviewed, c.Note));
    }

    private static void Write(WriteNote c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        var note = d.State.Care.Notes + 1;
        d.Raise(c.Kind == WriteNote.Process ? new ProcessNoteWritten(note, c.Text, c.Session) : new NoteWritten(note, c.Kind, c.Text, c.Session));
    }

    private static void Record(RecordContact c, Deliberation d)
    {
        d.KnowsPerson("person", c.Person);
        d.Raise(new ContactRecorded(c.Party, c.Channel, c.Direction, c.Person, c.Minutes, c.Summary));
        d.Require(
            c.Person is not { } person || d.State.Inventory.Find(person) is not { SafetyConcern: true },
            "contact_restricted",
            $"Expected no contact with person {c.Person} of the inventory, for whom a safety concern is recorded.");
    }
}
