import { NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { CourseSummary } from '../generated/ipt/v1/course_service_pb';
import { day } from '../lib/dates';
import { PHASE_CODES, phaseCode } from '../lib/phases';
import { count, courseId } from '../lib/words';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

/** The courses that the reader may see. */
export default function CaseloadPage() {
  const { clients, claims, role } = useSession();
  const catalog = useCatalog();
  const [phase, setPhase] = useState('');
  const [therapist, setTherapist] = useState('');
  const [closed, setClosed] = useState(false);

  const reading = useRead(`caseload of ${claims.clinic} as ${role}`, async (signal) => {
    const courses: CourseSummary[] = [];
    let pageToken = '';
    do {
      const page = await clients.courses.listCourses({ parent: `clinics/${claims.clinic}`, pageSize: 500, pageToken }, { signal });
      courses.push(...page.courses);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return courses;
  });
  if (reading.data === undefined) {
    return <Waiting reading={reading} what="the caseload" />;
  }

  const therapists = [...new Set(reading.data.map((course) => course.therapist).filter(Boolean))].sort();
  const shown = reading.data.filter((course) => {
    const code = phaseCode(course.phase);
    return (phase === '' ? closed || code !== 'closed' : code === phase) && (therapist === '' || course.therapist === therapist);
  });
  return (
    <>
      <div className="page-head">
        <h1>Caseload</h1>
        <p className="quiet">{count(shown.length, 'course')} shown of {reading.data.length}</p>
      </div>
      <div className="filters">
        <NativeSelect size="xs" label="Phase" value={phase} onChange={(event) => setPhase(event.currentTarget.value)} data={[{ value: '', label: 'Any' }, ...PHASE_CODES.map((code) => ({ value: code, label: catalog.word('phase', code) }))]} />
        {therapists.length > 1 && <NativeSelect size="xs" label="Therapist" value={therapist} onChange={(event) => setTherapist(event.currentTarget.value)} data={[{ value: '', label: 'Any' }, ...therapists]} />}
        <Switch size="sm" label="Closed ones too" checked={closed} disabled={phase !== ''} onChange={(event) => setClosed(event.currentTarget.checked)} />
      </div>
      <div className="panel table-scroll" tabIndex={0} role="region" aria-label="Courses">
        <table className="grid">
          <thead><tr><th>Course</th><th>Phase</th><th>Therapist</th><th>Protocol</th><th>Opened</th></tr></thead>
          <tbody>
            {shown.map((course) => (
              <tr key={course.course}>
                <td><Link href={`/courses/${courseId(course.course)}`}>{courseId(course.course)}</Link></td>
                <td>{catalog.word('phase', phaseCode(course.phase) ?? '')} {course.suspended && <span className="tag tag--warn">suspended</span>}</td>
                <td>{course.therapist || <span className="tag tag--warn">not assigned</span>}</td>
                <td>{catalog.protocol(course.protocol)}</td>
                <td>{day(course.openTime)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="quiet">No course is like that.</p>}
      </div>
    </>
  );
}
