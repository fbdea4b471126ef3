import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { WaitingEntry } from '../generated/ipt/v1/projection_service_pb';
import { dateOf, day } from '../lib/dates';
import { phaseCode } from '../lib/phases';
import { courseId } from '../lib/words';
import { useChangesSettled } from '../live/Live';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const PAGE_SIZE = 50;

/** Who was referred and is not yet in treatment, the longest wait first, with the days by which the two waiting-time standards ask for a start. */
export function WaitingList() {
  const { clients, claims, role } = useSession();
  const [size, setSize] = useState(PAGE_SIZE);
  const parent = `clinics/${claims.clinic}`;
  const reading = useRead(`waiting list ${parent} ${role} ${size}`, (signal) => clients.projections.listWaiting({ parent, pageSize: size }, { signal }));
  useChangesSettled(() => true, reading.again);
  return (
    <section className="panel" aria-labelledby="waiting-list-title">
      <div className="panel__head"><h2 id="waiting-list-title">Who waits</h2><p className="quiet">the longest first</p></div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="the waiting list" /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Waiting list">
          <table className="grid">
            <thead><tr><th scope="col">Course</th><th scope="col">Referred</th><th scope="col" className="number">Days</th><th scope="col">Six weeks end</th><th scope="col">Eighteen weeks end</th><th scope="col">Phase</th><th scope="col">Therapist</th></tr></thead>
            <tbody>{reading.data.entries.map((entry) => <Row key={entry.course} entry={entry} />)}</tbody>
          </table>
          {reading.data.entries.length === 0 && <p className="quiet">Nobody waits.</p>}
          {reading.data.nextPageToken !== '' && size < 1000 && <Button mt="sm" size="xs" variant="default" onClick={() => setSize(Math.min(1000, size + 4 * PAGE_SIZE))}>Show more</Button>}
        </div>
      )}
    </section>
  );
}

function Row({ entry }: { entry: WaitingEntry }) {
  const catalog = useCatalog();
  const today = new Date();
  const passed = (end: WaitingEntry['sixWeeksOn']) => (dateOf(end)?.getTime() ?? Infinity) + DAY_MS <= today.getTime() && <span className="tag tag--bad">passed</span>;
  return (
    <tr>
      <td className="nowrap"><Link href={`/courses/${courseId(entry.course)}`}>{courseId(entry.course)}</Link></td>
      <td className="nowrap">{day(entry.referredOn)}</td>
      <td className="number">{entry.daysWaited}</td>
      <td className="nowrap">{day(entry.sixWeeksOn)} {passed(entry.sixWeeksOn)}</td>
      <td className="nowrap">{day(entry.eighteenWeeksOn)} {passed(entry.eighteenWeeksOn)}</td>
      <td>{catalog.word('phase', phaseCode(entry.phase) ?? '')}</td>
      <td>{entry.therapist || <span className="tag tag--warn">not assigned</span>}</td>
    </tr>
  );
}

// The last day counts in.
const DAY_MS = 86_400_000;
