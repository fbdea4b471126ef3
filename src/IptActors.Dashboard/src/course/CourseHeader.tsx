import { useEffect, useRef } from 'react';
import { useCatalog } from '../api/Catalog';
import type { Course } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { PHASE_CODES, phaseCode } from '../lib/phases';
import { courseId, humanise } from '../lib/words';

/** Who and what the course is, where it stands, and how many sessions are left. */
export function CourseHeader({ course }: { course: Course }) {
  const catalog = useCatalog();
  const { referral, careTeam, lifecycle } = course;
  return (
    <header className="course-head">
      <div className="course-head__title">
        <h1>{courseId(course.name)}</h1>
        <span className="quiet">{referral === undefined ? '' : catalog.protocol(referral.protocol)}</span>
        {lifecycle?.suspension !== undefined && (
          <span className="tag tag--warn">Suspended since {day(lifecycle.suspension.since)}{lifecycle.suspension.reason ? `: ${catalog.word('suspend_reason', lifecycle.suspension.reason).toLowerCase()}` : ''}</span>
        )}
        {careTeam?.handoverPending && <span className="tag tag--warn">Handover not acknowledged</span>}
      </div>
      <Steps course={course} />
      <dl className="facts">
        <div><dt>Client</dt><dd>{referral?.clientRef || '–'}</dd></div>
        <div><dt>Therapist</dt><dd>{careTeam?.therapist || 'not assigned'}</dd></div>
        {careTeam?.supervisor && <div><dt>Supervisor</dt><dd>{careTeam.supervisor}</dd></div>}
        <div><dt>Referred</dt><dd>{day(referral?.referredOn)}</dd></div>
        {lifecycle?.treatmentStartedOn !== undefined && <div><dt>Treatment since</dt><dd>{day(lifecycle.treatmentStartedOn)}</dd></div>}
        {lifecycle?.closure !== undefined && (
          <div><dt>Closed</dt><dd>{day(lifecycle.closure.closedOn)}{lifecycle.closure.reason && `, ${humanise(lifecycle.closure.reason).toLowerCase()}`}</dd></div>
        )}
      </dl>
      <CountDown course={course} />
    </header>
  );
}

function Steps({ course }: { course: Course }) {
  const catalog = useCatalog();
  const now = phaseCode(course.lifecycle?.phase);
  const last = now === 'closed' ? phaseCode(course.lifecycle?.closure?.from) : now;
  const reached = last === null ? (now === 'closed' ? 0 : -1) : PHASE_CODES.indexOf(last);
  // Not every course waits or goes on to maintenance: those steps are shown to whom they concern.
  const steps = PHASE_CODES.filter((code) => code === now || !(code === 'waitlist' || code === 'maintenance') || code === last);
  // On a narrow screen the steps scroll: the present one is brought into sight.
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const present = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current !== null && present) {
      list.current.scrollLeft += present.getBoundingClientRect().right - list.current.getBoundingClientRect().right;
    }
  }, [now]);
  return (
    <ol className="steps" aria-label="Phase" ref={list}>
      {steps.map((code) => (
        <li key={code} aria-current={code === now ? 'step' : undefined} data-done={(PHASE_CODES.indexOf(code) <= reached && code !== now) || undefined}>{catalog.word('phase', code)}</li>
      ))}
    </ol>
  );
}

/** Sessions used and left: counted down, as the protocol asks. */
function CountDown({ course }: { course: Course }) {
  const maintenance = phaseCode(course.lifecycle?.phase) === 'maintenance';
  const contract = maintenance ? course.contracts?.maintenance : course.contracts?.acute;
  const used = course.sessions?.heldCount ?? 0;
  if (contract === undefined) {
    return used === 0 ? null : <p className="count-down"><span><strong>{used}</strong> held, no contract yet</span></p>;
  }
  // In maintenance the contract counts its own sessions; the course knows only all of them.
  if (maintenance) {
    return <p className="count-down"><span><strong>{used}</strong> sessions held in all; maintenance contract for {contract.sessions}</span></p>;
  }
  const left = Math.max(0, contract.sessions - used);
  return (
    <div className="count-down">
      <span aria-hidden="true" className="count-down__cells">
        {Array.from({ length: Math.max(contract.sessions, used) }, (_, i) => (
          <span key={i} className={`count-down__cell${i < used ? (i < contract.sessions ? ' count-down__cell--used' : ' count-down__cell--beyond') : ''}`} />
        ))}
      </span>
      <span><strong>{used}</strong> of {contract.sessions} sessions used{course.lifecycle?.closure === undefined ? `, ${left} left` : ''}{used > contract.sessions ? `, ${used - contract.sessions} beyond the contract` : ''}</span>
    </div>
  );
}
