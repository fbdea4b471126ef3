import { toJson } from '@bufbuild/protobuf';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../api/useRead';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import { CourseSchema, type Course } from '../generated/ipt/v1/course_pb';
import { day, moment } from '../lib/dates';
import { diff, groupByPlace, sayValue, spaced, type Json } from '../lib/diff';
import { humanise } from '../lib/words';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import './history.css';

const PAGE = 25;

/** What happened, the latest first, each with what it changed. */
export function History({ course, events, shown, onShow }: { course: string; events: CourseEvent[]; shown: bigint; onShow: (version: bigint | null) => void }) {
  const [limit, setLimit] = useState(PAGE);
  const [open, setOpen] = useState<bigint | null>(null);
  const upTo = events.filter((event) => event.version <= shown).reverse();
  return (
    <section className="panel history" aria-labelledby="history-title">
      <div className="panel__head">
        <h2 id="history-title">History</h2>
        <p className="quiet">{upTo.length === events.length ? `${events.length} events` : `${upTo.length} of ${events.length} events, as of the replay`}</p>
      </div>
      <ol className="plain-list history__list">
        {upTo.slice(0, limit).map((event) => (
          <li key={event.eventId}>
            <button type="button" className="history__row" aria-expanded={open === event.version} onClick={() => setOpen(open === event.version ? null : event.version)}>
              <span className="history__version">{String(event.version)}</span>
              <span className="history__day">{day(event.occurredAt)}</span>
              <span className="history__what">{humanise(event.type)}</span>
              <span className="history__who">{event.onBehalfOf || event.actor}, {event.role}</span>
            </button>
            {open === event.version && <Step course={course} event={event} onShow={onShow} />}
          </li>
        ))}
      </ol>
      {upTo.length > limit && <Button variant="default" size="xs" onClick={() => setLimit(limit + 4 * PAGE)}>Show earlier events</Button>}
    </section>
  );
}

function Step({ course, event, onShow }: { course: string; event: CourseEvent; onShow: (version: bigint | null) => void }) {
  const { clients } = useSession();
  const reading = useRead(`${course} around ${event.version}`, async (signal) => {
    const at = async (version: bigint) => (version < 1n ? undefined : (await clients.courses.getCourse({ course, asOf: { case: 'atVersion', value: version } }, { signal })).course);
    const [before, after] = await Promise.all([at(event.version - 1n), at(event.version)]);
    // Which event a record rests on is said by the event itself.
    return diff(plain(before), plain(after)).filter(({ path }) => path.at(-1) !== 'version');
  });
  return (
    <div className="history__step">
      <p className="quiet">
        Happened {moment(event.occurredAt)}, recorded {moment(event.recordedAt)} by {event.actor} as {event.role}{event.onBehalfOf && ` for ${event.onBehalfOf}`}{event.reason && `. Reason: ${event.reason}`}
      </p>
      {reading.data === undefined ? <Waiting reading={reading} what="what it changed" /> : reading.data.length === 0 ? <p className="quiet">It changed nothing of what the page shows; its data are below.</p> : (
        <table className="grid">
          <caption>What it changed</caption>
          <thead><tr><th>Field</th><th>Before</th><th>After</th></tr></thead>
          {groupByPlace(reading.data).map(({ place, changes }) => (
            <tbody key={place.join('/')}>
              <tr><th colSpan={3} scope="rowgroup" className="history__place">{place.map(spaced).join(' › ')}</th></tr>
              {changes.map((change) => (
                <tr key={change.path.join('/')}>
                  <td>{spaced(change.path.at(-1) ?? '')}</td>
                  <td className="history__before">{sayValue(change.before)}</td>
                  <td className="history__after">{sayValue(change.after)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      <details>
        <summary>The event as it is stored{event.withheld ? ' (a part is kept from you)' : ''}</summary>
        <dl className="pairs">
          {Object.entries(event.data ?? {}).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{spaced(name)}</dt><dd>{sayValue(value as Json)}</dd></div>)}
          <dt>position</dt><dd>{String(event.position)}</dd>
          <dt>hash</dt><dd><code className="history__hash">{event.hash}</code></dd>
        </dl>
      </details>
      <Button variant="default" size="xs" onClick={() => onShow(event.version)}>Show the page as of this event</Button>
    </div>
  );
}

// Version and time of recording change with every event; what can be retracted follows from the rest.
function plain(course: Course | undefined): Json | undefined {
  if (course === undefined) {
    return {};
  }
  const { version: _v, lastRecordedAt: _l, retractable: _r, name: _n, ...rest } = toJson(CourseSchema, course) as { [name: string]: Json };
  return rest;
}
