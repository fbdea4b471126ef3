import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import type { CourseOverview } from '../generated/ipt/v1/projection_service_pb';
import { dateOf, day, fromToday } from '../lib/dates';
import { phaseCode } from '../lib/phases';
import { count, courseId, humanise } from '../lib/words';
import '../reports/reports.css';
import './caseload.css';

const COLUMNS = ['Course', 'Phase', 'Therapist', 'Sessions', 'Next appointment', 'Due next', 'Attention', 'Latest score'];

/** Courses, a line each; on a narrow screen a card each. The roles keep it a table for who does not see it, whatever the styles make of it. */
export function CourseTable({ courses, therapists }: { courses: CourseOverview[]; therapists: boolean }) {
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label="Courses">
      <table className="grid caseload" role="table">
        <thead role="rowgroup">
          <tr role="row">{COLUMNS.filter((column) => therapists || column !== 'Therapist').map((column) => <th key={column} role="columnheader" scope="col">{column}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">{courses.map((course) => <Row key={course.course} course={course} therapists={therapists} />)}</tbody>
      </table>
      {courses.length === 0 && <p className="quiet">No course is like that.</p>}
    </div>
  );
}

function Row({ course, therapists }: { course: CourseOverview; therapists: boolean }) {
  const catalog = useCatalog();
  const today = new Date();
  const next = dateOf(course.nextAppointment);
  const due = dateOf(course.nextDueOn);
  return (
    <tr role="row">
      <td role="cell" className="caseload__course"><Link href={`/courses/${courseId(course.course)}`}>{courseId(course.course)}</Link><br /><span className="quiet">{course.clientRef}</span></td>
      <td role="cell" data-label="Phase">{catalog.word('phase', phaseCode(course.phase) ?? '')} {course.suspended && <span className="tag tag--warn">suspended</span>}<br /><span className="quiet">{course.phaseSince === undefined ? '' : `since ${day(course.phaseSince)}`}</span></td>
      {therapists && <td role="cell" data-label="Therapist">{course.therapist || <span className="tag tag--warn">not assigned</span>}</td>}
      <td role="cell" data-label="Sessions" className="nowrap"><Sessions course={course} /></td>
      <td role="cell" data-label="Next appointment" className="nowrap">{next === null ? '–' : <>{day(next)}<br /><span className="quiet">{fromToday(next, today)}</span></>}</td>
      <td role="cell" data-label="Due next">{course.nextDue === '' ? '–' : <>{humanise(course.nextDue)}{due !== null && <><br /><span className={due < today ? 'tag tag--bad' : 'quiet'}>{fromToday(due, today)}</span></>}</>}</td>
      <td role="cell" data-label="Attention"><Attention course={course} /></td>
      <td role="cell" data-label="Latest score"><Score course={course} /></td>
    </tr>
  );
}

function Sessions({ course: { sessionsUsed, sessionsContracted, sessionsLeft } }: { course: CourseOverview }) {
  if (sessionsContracted === undefined) {
    return sessionsUsed === 0 ? <>–</> : <>{sessionsUsed} held</>;
  }
  return (
    <>
      <span className="bar" aria-hidden="true"><i style={{ width: `${Math.min(100, (sessionsUsed / Math.max(1, sessionsContracted)) * 100)}%` }} /></span>
      {sessionsUsed} of {sessionsContracted}<br /><span className="quiet">{sessionsLeft ?? 0} left</span>
    </>
  );
}

function Attention({ course }: { course: CourseOverview }) {
  const signs = [
    course.openRiskReviews > 0 && <span key="risk" className="tag tag--bad">{count(course.openRiskReviews, 'risk review')} open</span>,
    course.tasksOverdue > 0 && <span key="tasks" className="tag tag--warn">{count(course.tasksOverdue, 'task')} overdue</span>,
    course.measuresWaiting > 0 && <span key="measures" className="tag">{count(course.measuresWaiting, 'measure')} awaited</span>,
    course.missed > 0 && <span key="missed" className="tag">{course.missed} missed</span>,
  ].filter(Boolean);
  return signs.length === 0 ? <>–</> : <span className="signs">{signs}</span>;
}

function Score({ course }: { course: CourseOverview }) {
  const catalog = useCatalog();
  if (course.latestScore === undefined) {
    return <>–</>;
  }
  return (
    <span className="nowrap">
      {catalog.measure(course.latestScoreMeasure)} <strong>{course.latestScore}</strong>{' '}
      {course.reliableChange === 'improved' && <span className="tag tag--good">better</span>}
      {course.reliableChange === 'deteriorated' && <span className="tag tag--bad">worse</span>}
    </span>
  );
}
