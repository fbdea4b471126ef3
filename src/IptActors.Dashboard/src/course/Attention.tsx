import { useCatalog } from '../api/Catalog';
import type { Course } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { count } from '../lib/words';

/** What a clinician must not overlook, before anything else. */
export function Attention({ course }: { course: Course }) {
  const catalog = useCatalog();
  const open = (course.risks?.reviews ?? []).filter((review) => review.outcome === '');
  const overdue = course.checklist.filter((task) => task.status === 'overdue');
  const waiting = (course.measures?.requests ?? []).filter((request) => request.fulfilledBy === undefined && !request.cancelled);
  return (
    <>
      {open.map((review) => (
        <div key={review.ordinal} className="notice notice--problem" role="alert">
          <strong>Risk review open since {day(review.openedOn)}</strong>
          <span>{review.escalate ? 'Answer today.' : `Answer by ${day(review.dueOn)}.`} {review.administration === undefined ? 'A concern was raised.' : 'A risk item was answered above its trigger.'} A later low score does not close it.</span>
        </div>
      ))}
      {course.risks?.safetyPlanMissing && <div className="notice notice--problem"><strong>Safety plan missing</strong><span>The assessment of {day(course.risks.assessedOn)} asks for one.</span></div>}
      {course.lifecycle?.closure === undefined && overdue.length > 0 && (
        <div className="notice notice--warn"><strong>{count(overdue.length, 'task')} overdue</strong><span>{overdue.map((task) => `${task.task} ${task.title}`).join('; ')}</span></div>
      )}
      {waiting.length > 0 && course.lifecycle?.closure === undefined && (
        <div className="notice"><strong>Waiting for {waiting.map((request) => catalog.measure(request.measure)).join(', ')}</strong><span>asked for by {day(waiting[0]?.dueOn)}</span></div>
      )}
    </>
  );
}
