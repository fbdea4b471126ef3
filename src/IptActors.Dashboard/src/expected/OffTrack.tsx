import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import { courseId } from '../lib/words';
import { useChangesSettled } from '../live/Live';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { STATUSES } from './status';
import './expected.css';

const PAGE_SIZE = 50;

/** Open courses whose scores are worse than expected by now, the worst first. */
export function OffTrack() {
  const { clients, claims, role } = useSession();
  const catalog = useCatalog();
  const [size, setSize] = useState(PAGE_SIZE);
  const reading = useRead(`off track in ${claims.clinic} as ${role}, ${size}`, (signal) => clients.projections.listOffTrack({ parent: `clinics/${claims.clinic}`, includeWatch: true, pageSize: size }, { signal }));
  useChangesSettled((change) => change.type.startsWith('measure_') || change.type === 'course_closed', reading.again);
  return (
    <section className="panel off-track" aria-labelledby="off-track-title">
      <div className="panel__head"><h2 id="off-track-title">Worse than expected</h2><p className="quiet">by published courses that began alike</p></div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="who is off track" /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Courses off track">
          <table className="grid">
            <thead><tr><th scope="col">Course</th><th scope="col">Therapist</th><th scope="col">Signal</th><th scope="col">Why</th></tr></thead>
            <tbody>
              {reading.data.courses.map(({ course, therapist, measure, signal }) => signal !== undefined && (
                <tr key={`${course} ${measure}`}>
                  <td className="nowrap"><Link href={`/courses/${courseId(course)}`}>{courseId(course)}</Link></td>
                  <td>{therapist || <span className="tag tag--warn">not assigned</span>}</td>
                  <td><span className={`tag ${STATUSES[signal.status].sign}`}>{STATUSES[signal.status].label}</span></td>
                  <td>{signal.why.replace(measure, catalog.measure(measure))}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {reading.data.courses.length === 0 && <p className="quiet">No open course is worse than expected.</p>}
          {reading.data.nextPageToken !== '' && size < 1000 && <Button mt="sm" size="xs" variant="default" onClick={() => setSize(Math.min(1000, size + 4 * PAGE_SIZE))}>Show more</Button>}
        </div>
      )}
    </section>
  );
}
