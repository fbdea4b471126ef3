import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import type { AccessRecord } from '../generated/ipt/v1/access_service_pb';
import { moment } from '../lib/dates';
import { courseId, humanise } from '../lib/words';

/** Accesses, the newest first. */
export function AccessTable({ accesses, courses }: {
  accesses: AccessRecord[];
  /** Whether to say which courses each was about; not where all are about one. */
  courses: boolean;
}) {
  const catalog = useCatalog();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Accesses">
      <table className="grid">
        <thead><tr><th>When</th><th>Who</th><th>Role</th><th>What</th>{courses && <th>Courses</th>}<th>Purpose</th><th>Outcome</th></tr></thead>
        <tbody>
          {accesses.map((access) => (
            <tr key={String(access.position)}>
              <td className="nowrap">{moment(access.accessTime)}</td>
              <td>{access.subject || 'without a good token'}{access.onBehalfOf && ` for ${access.onBehalfOf}`}{access.count > 1 && ` (${access.count} times)`}</td>
              <td>{access.role || '–'}</td>
              <td>{access.action || access.method} {access.emergency && <span className="tag tag--bad">in an emergency</span>}</td>
              {courses && <td><Courses access={access} /></td>}
              <td>{access.purpose === '' ? '–' : catalog.word('purpose_of_use', access.purpose)}</td>
              <td><Outcome outcome={access.outcome} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {accesses.length === 0 && <p className="quiet">Nobody is on record.</p>}
    </div>
  );
}

const MOST = 3;

function Courses({ access: { courses, otherCourses } }: { access: AccessRecord }) {
  const more = courses.length - MOST + otherCourses;
  return (
    <>
      {courses.length === 0 && otherCourses === 0 ? '–' : courses.slice(0, MOST).map((course, i) => <span key={course}>{i > 0 && ', '}<Link href={`/courses/${courseId(course)}`}>{courseId(course)}</Link></span>)}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const good = outcome === 'DISCLOSED' || outcome === 'SIGNED_IN' || outcome === 'SUPPRESSED';
  return <span className={good ? 'tag' : 'tag tag--warn'}>{humanise(outcome).toLowerCase()}</span>;
}
