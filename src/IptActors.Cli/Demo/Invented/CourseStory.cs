using System.Globalization;
using System.Text.Json.Nodes;
using static IptActors.Cli.Demo.Invented.StepWriter;

namespace IptActors.Cli.Demo.Invented;

/// <summary>Tells an invented course from referral to where it stands, as steps.</summary>
internal sealed class CourseStory
{
    private const int AssessmentDay = 12;
    private const int FirstSessionDay = 21;
    private const int Week = 7;
    private const int DaysOfYear = 365;

    private readonly InventedCourse _course;
    private readonly Dice _dice;
    private readonly StepWriter _write;
    private int _day;
    private JsonArray _people = [];

    private CourseStory(InventedCourse course, int number)
    {
        _course = course;
        _dice = new Dice((ulong)number);
        _write = new StepWriter(9 + (number % 7));
    }

    /// <summary>The case.</summary>
    /// <param name="course">What makes it different.</param>
    /// <param name="number">Its place, from 1; part of its id and the seed of what is left to chance.</param>
    public static DemoCase Tell(InventedCourse course, int number)
    {
        var story = new CourseStory(course, number);
        story.Tell();
        return new DemoCase
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"invented-{number:00}"),
            Course = string.Create(CultureInfo.InvariantCulture, $"invented-{number:00}"),
            Title = course.Title,
            People = new Dictionary<string, string> { ["coordinator"] = "front-desk", ["therapist"] = course.Therapist, ["supervisor"] = "f-oduya", ["other therapist"] = "m-lin" },
            StartsDaysBefore = story._day + story.DaysSince(),
            Steps = story._write.Steps,
        };
    }

    // Open courses were last seen from Tuesday to Friday of the week before; closed ones ended some weeks ago.
    private int DaysSince() => _course.Closure is null ? _dice.Roll(3, 6) : _dice.Roll(10, 80);

    private void Tell()
    {
        Refer();
        if (_course.Reached >= Reached.Assessment)
        {
            Assess();
        }

        for (var number = 1; number <= _course.Held; number++)
        {
            Meet(number);
        }

        if (_course.Reached == Reached.Maintenance)
        {
            Maintain();
        }

        TakeTurn();
        if (_course.Closure is { } closure)
        {
            Close(closure.Reason, closure.SubReason, closure.Destination);
        }
    }

    private void Refer()
    {
        _write.Add(
            0,
            "OpenCourse",
            new JsonObject
            {
                ["client_ref"] = string.Create(CultureInfo.InvariantCulture, $"client-{_dice.Roll(10000, 99999)}"),
                ["service"] = _course.Service,
                ["protocol"] = _course.Protocol,
                ["referred_on"] = On(0),
                ["referral_source"] = _course.Source,
                ["birth_date"] = On(-(_course.Age * DaysOfYear) - _dice.Roll(60, 300)),
                ["urgency"] = _course.Source == "acute_hospital" ? "urgent" : "routine",
            },
            "coordinator");
        if (_course.Reached > Reached.Referral)
        {
            _write.Add(0, "AssignTherapist", new JsonObject { ["therapist"] = _course.Therapist, ["supervisor"] = "f-oduya" }, "coordinator");
        }

        if (_course.Reached == Reached.Waitlist)
        {
            _day = 3;
            _write.Add(_day, "WaitlistCourse", new JsonObject { ["expected_start"] = On(_dice.Roll(20, 60)) }, "coordinator");
        }
    }

    private void Assess()
    {
        var assessment = _write.Schedule(2, AssessmentDay, _course, "assessment", _course.Group is null ? "assessment" : "pre_group_individual");
        _day = AssessmentDay;
        foreach (var scope in (string[])["treatment", "information_sharing", "referrer_letters"])
        {
            _write.Add(_day, "RecordConsent", new JsonObject { ["scope"] = scope, ["status"] = "given", ["given_by"] = _course.IsMinor ? "guardian" : "client", ["on"] = On(_day) });
        }

        if (_course.IsMinor)
        {
            _write.Add(_day, "RecordGuardianStatus", new JsonObject { ["guardian"] = _course.Held > 0 ? "consented" : "sought", ["assent"] = "assents", ["on"] = On(_day) });
        }

        _write.Hold(_day, assessment, _course);
        _write.Add(_day, "DecideSuitability", new JsonObject { ["suitable"] = true });
        _write.Add(_day, "SignOffSession", new JsonObject { ["session"] = assessment });
    }

    private void Meet(int number)
    {
        var last = _day;
        _day = FirstSessionDay + (Week * (number - 1));
        var session = _write.Schedule(last, _day, _course, "treatment");
        _write.Hold(_day, session, _course, Techniques(number));
        var phq9 = Score(number);
        _write.Measure(_day, session, phq9, Math.Clamp(phq9 - _dice.Roll(1, 4), 0, 21), RiskAnswer(number));
        Work(number, session);
        if (RiskAnswer(number) == 0)
        {
            _write.Add(_day, "SignOffSession", new JsonObject { ["session"] = session });
        }

        if (number == _course.Contract - _course.EndingSessions)
        {
            _write.Add(_day, "AdvancePhase", new JsonObject { ["to"] = "PHASE_TERMINATION" });
        }
    }

    // What the protocol asks for in this session.
    private void Work(int number, int session)
    {
        if (number == 1)
        {
            CourseWork.Begin(_write, _day, session);
        }

        if (number == Math.Min(2, _course.InitialSessions))
        {
            _people = CourseWork.Inventory(_write, _day, _dice, _course);
        }

        if (number == _course.InitialSessions)
        {
            CourseWork.Agree(_write, _day, _course, FirstSessionDay);
        }

        if (number == _course.Contract / 2 && number > _course.InitialSessions)
        {
            CourseWork.Review(_write, _day, _course);
            CourseWork.DrawAgain(_write, _day, _course, _people, "mid_course");
        }
        else if (number > _course.InitialSessions && (number - _course.InitialSessions) % 2 == 0)
        {
            CourseWork.RateGoals(_write, _day, _course, number - _course.InitialSessions);
        }

        if (number == _course.Contract - _course.EndingSessions - 1)
        {
            _write.Add(_day, "DiscussEnding", new JsonObject { ["reactions"] = new JsonArray(_dice.Pick<string>(["sadness", "relief", "anxiety", "mixed"])) });
        }

        if (number == _course.Contract)
        {
            CourseWork.DrawAgain(_write, _day, _course, _people, "ending");
            CourseWork.End(_write, _day, _course.Reached == Reached.Maintenance);
        }
    }

    private void Maintain()
    {
        CourseWork.AgreeMaintenance(_write, _day, _course);
        _write.Add(_day, "AdvancePhase", new JsonObject { ["to"] = "PHASE_MAINTENANCE" });
        for (var month = 1; month <= 2; month++)
        {
            var last = _day;
            _day += 4 * Week;
            var session = _write.Schedule(last, _day, _course, "treatment", "maintenance");
            _write.Hold(_day, session, _course, Techniques(_course.Contract));
            _write.Measure(_day, session, _course.LastScore, Math.Max(0, _course.LastScore - 2));
            _write.Add(_day, "SignOffSession", new JsonObject { ["session"] = session });
        }
    }

    private void TakeTurn()
    {
        switch (_course.Turn)
        {
            case Turn.Suspended:
                _write.Add(_day + 2, "SuspendCourse", new JsonObject { ["reason"] = "illness", ["expected_resume"] = On(_day + 30) }, "coordinator");
                return;
            case Turn.MissedTwice:
                Miss();
                Miss();
                return;
            case Turn.HandedOver:
                _write.Add(_day + 1, "TransferCourse", new JsonObject { ["from"] = _course.Therapist, ["to"] = "m-lin", ["reason"] = "therapist_leaves" }, "coordinator");
                return;
        }

        if (_course.Closure is null && _course.Reached >= Reached.Assessment)
        {
            _write.Schedule(_day, Math.Max(_day + Week, FirstSessionDay), _course, "treatment", _course.Reached == Reached.Maintenance ? "maintenance" : null);
        }
    }

    private void Miss()
    {
        var missed = _write.Schedule(_day, _day + Week, _course, "treatment");
        _day += Week;
        _write.Add(_day, "MissSession", new JsonObject { ["session"] = missed, ["attendance"] = "did_not_attend" }, "coordinator");
        _write.Add(_day, "RecordContact", new JsonObject { ["party"] = "client", ["channel"] = "telephone", ["direction"] = "outgoing", ["summary"] = "No answer; asked to call back." });
    }

    private void Close(string reason, string? subReason, string? destination)
    {
        _day += 3;
        _write.Add(_day, "CloseCourse", new JsonObject { ["reason"] = reason, ["sub_reason"] = subReason ?? "", ["destination"] = destination ?? "" });
        _write.Add(_day + 4, "SendDischargeLetter", new JsonObject { ["recipient"] = "general_practitioner", ["sent_on"] = On(_day + 4), ["copy_to_client"] = true });
        _day += 4;
    }

    // A line from the first to the last score, with a point or two of chance.
    private int Score(int number)
    {
        var way = (_course.FirstScore - _course.LastScore) * (number - 1) / Math.Max(1, _course.Contract - 1);
        return Math.Clamp(_course.FirstScore - way + (number == 1 ? 0 : _dice.Roll(-1, 1)), 0, 24);
    }

    private int RiskAnswer(int number) => _course.Turn == Turn.RiskReviewOpen && number == _course.Held ? 1 : 0;

    private JsonArray Techniques(int number)
    {
        string[] used = number <= _course.InitialSessions ? [_dice.Pick<string>(["psychoeducation", "sick_role"]), "inventory_work"]
            : number > _course.Contract - _course.EndingSessions ? ["ending_work", _dice.Pick<string>(["relapse_planning", "support_mobilisation"])]
            : [_dice.Pick<string>(["communication_analysis", "decision_analysis", "role_play"]), _dice.Pick<string>(["affect_encouragement", "clarification", "expectation_clarification"])];
        return new JsonArray([.. used.Select(technique => new JsonObject { ["technique"] = technique, ["focus_area"] = number > _course.InitialSessions ? _course.Area : "" })]);
    }
}
