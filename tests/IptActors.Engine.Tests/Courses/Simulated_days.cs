using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>
/// Random commands, retries, faults of the journal, restarts and clock jumps, each day from its seed. Whatever happens: nothing
/// acknowledged is lost or doubled, nothing refused is there, what is in memory is what a replay gives, and the chain holds.
/// </summary>
public sealed class Simulated_days
{
    private const int Days = 2_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hold_every_promise()
    {
        // As many days as fit the time, so that a slow machine does not fail; the seed of a day that fails is in the message.
        var end = DateTime.UtcNow + Limit;
        for (var seed = 1; seed <= Days && DateTime.UtcNow < end; seed++)
        {
            try
            {
                await new Day(seed).LiveAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"Day {seed}: {e}");
            }
        }
    }

    private sealed class Day(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly CourseWorld _world = new(new CourseRuntimeOptions { IdleAfter = TimeSpan.FromMinutes(30), MaxCommandsPerAppend = 4 }) { Simulated = true };
        private readonly Dictionary<Guid, Sent> _sent = [];

        public async Task LiveAsync()
        {
            _world.Journal.Choose = ChooseFault;
            for (var step = 0; step < 12; step++)
            {
                await StepAsync();
            }

            _world.Journal.Choose = null;
            await SettleAsync();
            await CheckAsync();
            await _world.DisposeAsync();
        }

        private async Task StepAsync()
        {
            switch (_random.Next(10))
            {
                case 0:
                    await _world.RestartAsync();
                    break;
                case 1:
                    _world.Clock.Advance(TimeSpan.FromMinutes(_random.Next(60)));
                    break;
                case 2:
                    _world.Clock.MoveTo(_world.Clock.GetUtcNow().AddMinutes(-_random.Next(10)));
                    break;
                default:
                    await SendAsync([.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Choose())]);
                    break;
            }
        }

        private Sent Choose()
        {
            if (_sent.Count > 0 && _random.Next(4) == 0)
            {
                return _sent.Values.ElementAt(_random.Next(_sent.Count));
            }

            var course = CourseWorld.Key($"c-{_random.Next(2)}");
            var envelope = CourseWorld.Envelope(ChooseCommand(course), requestId: new Guid(seed, (short)_sent.Count, 0, new byte[8]));
            var sent = new Sent(course, envelope with { ExpectedVersion = _random.Next(8) == 0 ? _random.Next(6) : null });
            _sent.Add(envelope.RequestId, sent);
            return sent;
        }

        private CourseCommand ChooseCommand(CourseKey course) => _random.Next(9) switch
        {
            0 or 1 => CourseWorld.Open(_random.Next(3) == 0 ? "shared" : $"client of {course.Course}"),
            2 => CourseWorld.Assign($"person-{_random.Next(3)}"),
            3 => new SuspendCourse("illness", null, null),
            4 => new ResumeCourse(),
            5 when _random.Next(2) == 0 => new CloseCourse("not_assessed", null, null, null, null, null),
            _ => CourseWorld.Remark($"remark {_random.Next()}"),
        };

        private Fault ChooseFault() => _random.Next(12) switch
        {
            0 => Fault.Unavailable,
            1 => Fault.LostBefore,
            2 => Fault.LostAfter,
            _ => Fault.None,
        };

        private async Task SendAsync(Sent[] together)
        {
            _world.Journal.FailReads(_random.Next(5) == 0 ? 1 : 0);
            var before = together.Select(sent => sent.Recorded).ToArray();
            var answers = await _world.RunAsync(Task.WhenAll(together.Select(sent => _world.DoAsync(sent.Envelope, sent.Course)).ToArray()));
            for (var index = 0; index < together.Length; index++)
            {
                together[index].Note(answers[index], before[index]);
            }

            await CheckRefusedAsync(together);
        }

        /// <summary>Who was told that nothing was done finds nothing done.</summary>
        private async Task CheckRefusedAsync(Sent[] together)
        {
            foreach (var refused in together.Where(sent => sent is { Recorded: null, InDoubt: false }))
            {
                await foreach (var record in _world.History.ReadAsync(refused.Course, 0, Cancel))
                {
                    Assert.NotEqual(refused.Envelope.RequestId, record.Headers.RequestId);
                }
            }
        }

        /// <summary>Whatever ended open is sent again until it is settled.</summary>
        private async Task SettleAsync()
        {
            _world.Journal.FailReads(0);
            foreach (var sent in _sent.Values)
            {
                sent.Note(await _world.RunAsync(_world.DoAsync(sent.Envelope, sent.Course)), sent.Recorded);
            }
        }

        private async Task CheckAsync()
        {
            foreach (var key in new[] { CourseWorld.Key("c-0"), CourseWorld.Key("c-1") })
            {
                var replayed = await _world.ReplayAsync(key);
                Assert.Null(replayed.ChainBreak);
                if (await _world.RunAsync(_world.ReadAsync(course: key)) is CourseReading.Found found)
                {
                    Assert.Equal(replayed.State, found.State);
                    Assert.Equal(replayed.Position, found.Position);
                }

                var records = new List<CourseEventRecord>();
                await foreach (var record in _world.History.ReadAsync(key, 0, Cancel))
                {
                    Assert.True(records.Count == 0 || record.Recorded.RecordedAt >= records[^1].Recorded.RecordedAt, "Recorded times went back.");
                    records.Add(record);
                }

                Check(key, records);
            }
        }

        private void Check(CourseKey key, List<CourseEventRecord> records)
        {
            var byRequest = records.GroupBy(record => record.Headers.RequestId).ToDictionary(group => group.Key, group => group.ToArray());
            foreach (var sent in _sent.Values.Where(sent => sent.Course == key))
            {
                var stored = byRequest.GetValueOrDefault(sent.Envelope.RequestId) ?? [];
                Assert.Equal(stored.Select(record => record.Stored.Event.Id), sent.Recorded ?? []);
                Assert.Equal(stored.Select((_, index) => stored[0].Recorded.Version + index), stored.Select(record => record.Recorded.Version));
            }

            Assert.All(byRequest.Keys, request => Assert.Contains(request, _sent.Keys));
        }
    }

    /// <summary>A request and what its sender was told.</summary>
    private sealed class Sent(CourseKey course, CommandEnvelope envelope)
    {
        public CourseKey Course => course;

        public CommandEnvelope Envelope => envelope;

        /// <summary>Ids of the events that were acknowledged; null when none ever was.</summary>
        public Guid[]? Recorded { get; private set; }

        /// <summary>Whether it was ever told that the outcome is not known.</summary>
        public bool InDoubt { get; private set; }

        /// <summary>Notes an answer.</summary>
        /// <param name="answer">The answer.</param>
        /// <param name="before">What was acknowledged before the request was sent this time; copies sent together may be refused first and accepted then.</param>
        public void Note(CommandAnswer answer, Guid[]? before)
        {
            InDoubt |= answer is CommandAnswer.Refused { Refusal: Refusal.OutcomeUnknown };
            if (answer is not CommandAnswer.Answered { Events.Count: > 0 } answered)
            {
                Assert.True(before is null || answer is CommandAnswer.Refused { Refusal: Refusal.Unavailable }, $"A request that was carried out got another answer later: {answer}.");
                return;
            }

            var ids = answered.Events.Select(record => record.Stored.Event.Id).ToArray();
            Assert.Equal(Recorded ?? ids, ids);
            Recorded = ids;
        }
    }
}
