import { Button, NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import { Carriers } from '../caseload/Carriers';
import { CourseTable } from '../caseload/CourseTable';
import type { CourseOverview } from '../generated/ipt/v1/projection_service_pb';
import { PHASE_CODES, phaseOf } from '../lib/phases';
import { count } from '../lib/words';
import { useChangesSettled } from '../live/Live';
import { LiveSign } from '../live/LiveSign';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const PAGE_SIZE = 100;

const ORDERS = [
  { value: 'next_due', label: 'What is due next' }, { value: 'tasks_overdue desc', label: 'Most tasks overdue' }, { value: 'open_risk_reviews desc', label: 'Open risk reviews' },
  { value: 'sessions_left', label: 'Fewest sessions left' }, { value: 'last_contact', label: 'Longest without contact' }, { value: 'update_time desc', label: 'Changed last' }, { value: 'course', label: 'Course' },
];

/** The courses that the reader may see: where each stands, what is left, what is due. */
export default function CaseloadPage() {
  const { clients, claims, role } = useSession();
  const catalog = useCatalog();
  const [phase, setPhase] = useState('');
  const [therapist, setTherapist] = useState('');
  const [order, setOrder] = useState('next_due');
  const [closed, setClosed] = useState(false);
  const [overdue, setOverdue] = useState(false);
  const [pages, setPages] = useState(1);
  const parent = `clinics/${claims.clinic}`;
  const ownOnly = role === 'therapist';

  const carriers = useRead(ownOnly ? null : `carriers of ${parent} as ${role}`, async (signal) => (await clients.projections.listCaseloads({ parent }, { signal })).caseloads);
  const reading = useRead(`caseload ${parent} ${role} ${phase} ${therapist} ${order} ${closed} ${overdue} ${pages}`, async (signal) => {
    const courses: CourseOverview[] = [];
    let pageToken = '';
    for (let page = 0; page < pages && (page === 0 || pageToken !== ''); page++) {
      const answer = await clients.projections.listCourseSummaries({
        parent, therapist, orderBy: order, pageToken, pageSize: PAGE_SIZE, phases: phase === '' ? [] : [phaseOf(phase)], openOnly: phase === '' && !closed, overdueOnly: overdue,
      }, { signal });
      courses.push(...answer.summaries);
      pageToken = answer.nextPageToken;
    }
    return { courses, more: pageToken !== '' };
  });
  useChangesSettled(() => true, reading.again);

  return (
    <>
      <div className="page-head"><h1>Caseload</h1><LiveSign /></div>
      <div className="filters">
        <NativeSelect size="xs" label="Phase" value={phase} onChange={(event) => setPhase(event.currentTarget.value)} data={[{ value: '', label: 'Any' }, ...PHASE_CODES.map((code) => ({ value: code, label: catalog.word('phase', code) }))]} />
        {!ownOnly && (
          <NativeSelect
            size="xs" label="Therapist" value={therapist} onChange={(event) => setTherapist(event.currentTarget.value)}
            data={[{ value: '', label: 'Any' }, ...(carriers.data ?? []).map((carrier) => carrier.therapist).filter(Boolean)]}
          />
        )}
        <NativeSelect size="xs" label="Order" value={order} onChange={(event) => setOrder(event.currentTarget.value)} data={ORDERS} />
        <Switch size="sm" label="Overdue only" checked={overdue} onChange={(event) => setOverdue(event.currentTarget.checked)} />
        <Switch size="sm" label="Closed ones too" checked={closed} disabled={phase !== ''} onChange={(event) => setClosed(event.currentTarget.checked)} />
      </div>
      {reading.error !== null || reading.data === undefined ? <Waiting reading={reading} what="the caseload" /> : (
        <>
          <CourseTable courses={reading.data.courses} therapists={!ownOnly} />
          <p className="quiet">{count(reading.data.courses.length, 'course')} shown</p>
          {reading.data.more && <Button variant="default" size="xs" onClick={() => setPages(pages + 1)}>Show more</Button>}
        </>
      )}
      {carriers.data !== undefined && carriers.data.length > 0 && <Carriers caseloads={carriers.data} />}
    </>
  );
}
