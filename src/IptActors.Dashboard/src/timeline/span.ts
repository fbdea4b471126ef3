import type { Course } from '../generated/ipt/v1/course_pb';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import { dateOf } from '../lib/dates';
import { PHASE_CODES, phaseCode, type PhaseCode } from '../lib/phases';

/** A stretch of time. */
export interface Span {
  from: Date;
  to: Date;
}

/** From when to when a course was in a phase; the end of the last is open. */
export interface PhasePeriod {
  phase: PhaseCode;
  from: Date;
  to: Date | null;
}

const WEEK = 7 * 86_400_000;

/** All that there is to show of a course in time: from the referral to its last appointment, score or closure, with a little room. */
export function spanOf(course: Course): Span | null {
  const from = dateOf(course.referral?.referredOn);
  if (from === null) {
    return null;
  }
  const dates = [
    ...(course.sessions?.appointments ?? []).map((a) => dateOf(a.startsAt)),
    ...(course.measures?.administrations ?? []).filter((a) => !a.retracted).map((a) => dateOf(a.completedAt)),
    dateOf(course.lifecycle?.closure?.closedOn),
    dateOf(course.lifecycle?.phaseSince),
    course.lifecycle?.closure === undefined ? dateOf(course.contracts?.acute?.plannedEnd) : null,
  ].filter((date) => date !== null);
  const last = Math.max(from.getTime() + WEEK, ...dates.map((date) => date.getTime()));
  return { from, to: new Date(last + (last - from.getTime()) * 0.02) };
}

/** The phases of a course one after another, by its events up to a version. */
export function phasePeriods(events: readonly CourseEvent[], version: bigint): PhasePeriod[] {
  const entered: { phase: PhaseCode; at: Date }[] = [];
  for (const event of events) {
    const at = dateOf(event.occurredAt);
    const phase = event.version <= version ? phaseEntered(event) : null;
    if (phase !== null && at !== null && entered.at(-1)?.phase !== phase) {
      entered.push({ phase, at });
    }
  }
  return entered.map(({ phase, at }, i) => ({ phase, from: at, to: entered[i + 1]?.at ?? null }));
}

function phaseEntered({ type, data }: CourseEvent): PhaseCode | null {
  switch (type) {
    case 'course_opened': return 'referral';
    case 'course_closed': return 'closed';
    case 'phase_advanced':
    case 'phase_reverted':
    case 'course_reopened': return PHASE_CODES.find((code) => code === data?.['to']) ?? null;
    default: return null;
  }
}

/** The phases for who does not see events: what the course itself says. */
export function phasePeriodsOf(course: Course): PhasePeriod[] {
  const phase = phaseCode(course.lifecycle?.phase);
  const referred = dateOf(course.referral?.referredOn);
  const since = dateOf(course.lifecycle?.phaseSince);
  if (phase === null || referred === null) {
    return [];
  }
  return since === null ? [{ phase, from: referred, to: null }] : [{ phase: 'referral', from: referred, to: since }, { phase, from: since, to: null }];
}

/** Where a moment lies in a span, in percent of it; kept within. */
export function percent(at: Date, { from, to }: Span): number {
  return Math.min(100, Math.max(0, ((at.getTime() - from.getTime()) / Math.max(1, to.getTime() - from.getTime())) * 100));
}

/** The first of each month within a span, thinned out to at most `most`. */
export function monthMarks({ from, to }: Span, most: number): Date[] {
  const marks: Date[] = [];
  for (let month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)); month < to; month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))) {
    marks.push(month);
  }
  const step = Math.ceil(marks.length / most);
  return marks.filter((_, i) => i % step === 0);
}
