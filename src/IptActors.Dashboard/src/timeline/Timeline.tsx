import { useCatalog } from '../api/Catalog';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import type { Appointment, Course } from '../generated/ipt/v1/course_pb';
import { dateOf, day, shortDay } from '../lib/dates';
import { humanise } from '../lib/words';
import { monthMarks, percent, phasePeriods, phasePeriodsOf, type Span } from './span';
import './timeline.css';

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Kinds of events that stand in a row of their own, with what they are called. */
const MOMENTS: Record<string, { label: string; sign: string }> = {
  risk_review_required: { label: 'Risk review opened', sign: 'risk' },
  risk_concern_raised: { label: 'Risk concern', sign: 'risk' },
  contract_agreed: { label: 'Contract agreed', sign: 'step' },
  contract_renegotiated: { label: 'Contract renegotiated', sign: 'step' },
  formulation_shared: { label: 'Formulation shared', sign: 'step' },
  inventory_completed: { label: 'Circle complete', sign: 'step' },
  problem_area_changed: { label: 'Focus changed', sign: 'step' },
  dna_limit_reached: { label: 'Limit of missed sessions reached', sign: 'warn' },
  finding_raised: { label: 'Warning', sign: 'warn' },
  rule_overridden: { label: 'Rule set aside', sign: 'warn' },
};

/** A course in time: phases, appointments, turning points, all on one scale. The tables below say the same in words. */
export function Timeline({ course, span, events }: { course: Course; span: Span; events: readonly CourseEvent[] }) {
  const catalog = useCatalog();
  const periods = events.length > 0 ? phasePeriods(events, course.version) : phasePeriodsOf(course);
  const moments = events.filter((event) => event.version <= course.version && event.type in MOMENTS);
  const appointments = course.sessions?.appointments ?? [];
  const planned = dateOf(course.contracts?.acute?.plannedEnd);
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <div className="panel__head">
        <h2 id="timeline-title">Timeline</h2>
        <ul className="plain-list timeline__legend" aria-label="Signs">
          <li><span className="visit visit--held" /> held</li>
          <li><span className="visit visit--missed" /> missed</li>
          <li><span className="visit visit--cancelled" /> cancelled</li>
          <li><span className="visit visit--planned" /> planned</li>
        </ul>
      </div>
      <div className="timeline" aria-hidden="true">
        <div className="timeline__months">
          {monthMarks(span, 8).map((mark) => <span key={mark.getTime()} style={{ left: `${percent(mark, span)}%` }}>{monthFormat.format(mark)}</span>)}
        </div>
        <div className="timeline__phases">
          {periods.map(({ phase, from, to }) => {
            const left = percent(from, span);
            return (
              <span key={`${phase} ${from.getTime()}`} className={`timeline__phase timeline__phase--${phase}`} style={{ left: `${left}%`, width: `${percent(to ?? span.to, span) - left}%` }} title={`${catalog.word('phase', phase)} from ${day(from)}`}>
                <span>{catalog.word('phase', phase)}</span>
              </span>
            );
          })}
        </div>
        <div className="timeline__row timeline__row--visits">
          {appointments.map((appointment) => {
            const at = dateOf(appointment.startsAt);
            return at === null ? null : (
              <span key={appointment.session} className={`visit visit--${appointment.status} timeline__mark`} style={{ left: `${percent(at, span)}%` }} title={describeVisit(appointment, catalog.word.bind(catalog))}>
                {appointment.number ?? ''}
              </span>
            );
          })}
          {planned !== null && course.lifecycle?.closure === undefined && <span className="timeline__end" style={{ left: `${percent(planned, span)}%` }} title={`Planned end ${day(planned)}`} />}
        </div>
        <div className="timeline__row timeline__row--moments">
          {moments.map((event) => {
            const at = dateOf(event.occurredAt);
            const kind = MOMENTS[event.type];
            return at === null || kind === undefined ? null : (
              <span key={event.eventId} className={`moment moment--${kind.sign} timeline__mark`} style={{ left: `${percent(at, span)}%` }} title={`${kind.label}, ${day(at)}`} />
            );
          })}
        </div>
      </div>
      <p className="visually-hidden">{periods.map(({ phase, from }) => `${catalog.word('phase', phase)} from ${day(from)}`).join('; ')}.</p>
    </section>
  );
}

/** An appointment in a sentence. */
export function describeVisit(appointment: Appointment, word: (list: string, code: string) => string): string {
  const number = appointment.number === undefined ? '' : `session ${appointment.number}, `;
  return `${shortDay(appointment.startsAt)}: ${number}${humanise(appointment.status).toLowerCase()}, ${word('session_kind', appointment.kind).toLowerCase()}`;
}
