import { Button, NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCatalog, type Catalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { DueItem } from '../generated/ipt/v1/projection_service_pb';
import { dateOf, day, fromToday } from '../lib/dates';
import { courseId, humanise } from '../lib/words';
import { useChangesSettled } from '../live/Live';
import { LiveSign } from '../live/LiveSign';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const PAGE_SIZE = 100;

const KINDS: Readonly<Record<string, string>> = { measure: 'Measure', review: 'Mid-course review', task: 'Task', letter: 'Letter', risk_review: 'Risk review', sign_off: 'Sign-off' };

/** What is due, the soonest first: measures, reviews, tasks, letters, risk reviews, sessions to sign off. */
export default function DuePage() {
  const { clients, claims, role } = useSession();
  const catalog = useCatalog();
  const [kind, setKind] = useState('');
  const [overdue, setOverdue] = useState(false);
  const [size, setSize] = useState(PAGE_SIZE);
  const parent = `clinics/${claims.clinic}`;
  const reading = useRead(`due ${parent} ${role} ${kind} ${overdue} ${size}`, (signal) => clients.projections.listDue({ parent, kind, overdueOnly: overdue, pageSize: size }, { signal }));
  useChangesSettled(() => true, reading.again);
  return (
    <>
      <div className="page-head"><h1>Due</h1><LiveSign /></div>
      <div className="filters">
        <NativeSelect size="xs" label="Kind" value={kind} onChange={(event) => setKind(event.currentTarget.value)} data={[{ value: '', label: 'Everything' }, ...Object.entries(KINDS).map(([value, label]) => ({ value, label }))]} />
        <Switch size="sm" label="Overdue only" checked={overdue} onChange={(event) => setOverdue(event.currentTarget.checked)} />
      </div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="what is due" /> : (
        <div className="panel table-scroll" tabIndex={0} role="region" aria-label="What is due">
          <table className="grid">
            <thead><tr><th>Due</th><th>Kind</th><th>What</th><th>Course</th><th>Therapist</th></tr></thead>
            <tbody>{reading.data.items.map((item) => <Row key={`${item.course} ${item.kind} ${item.item}`} item={item} catalog={catalog} />)}</tbody>
          </table>
          {reading.data.items.length === 0 && <p className="quiet">Nothing is due.</p>}
          {reading.data.nextPageToken !== '' && <Button mt="sm" size="xs" variant="default" onClick={() => setSize(Math.min(size + 4 * PAGE_SIZE, 1000))}>Show more</Button>}
        </div>
      )}
    </>
  );
}

function Row({ item, catalog }: { item: DueItem; catalog: Catalog }) {
  const due = dateOf(item.dueOn);
  return (
    <tr>
      <td className="nowrap">{due === null ? (item.dueSession === undefined ? '–' : item.dueSession === 0 ? 'before session 1' : `by session ${item.dueSession}`) : `${day(due)}, ${fromToday(due, new Date())}`} {item.overdue && <span className="tag tag--bad">overdue</span>}</td>
      <td>{KINDS[item.kind] ?? humanise(item.kind)}</td>
      <td>{item.kind === 'measure' ? catalog.measure(item.item) : item.kind === 'risk_review' ? `no. ${item.item}` : item.kind === 'sign_off' ? `session ${item.item}` : `${item.item} ${catalog.task(item.item)}`}</td>
      <td className="nowrap"><Link href={`/courses/${courseId(item.course)}`}>{courseId(item.course)}</Link></td>
      <td>{item.therapist || <span className="tag tag--warn">not assigned</span>}</td>
    </tr>
  );
}
