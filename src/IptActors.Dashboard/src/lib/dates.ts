import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { Date as Day } from '../generated/google/type/date_pb';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

const DAY = 86_400_000;

/** Midnight UTC of a calendar day. */
export function ofDay(day: Day): Date {
  return new Date(Date.UTC(day.year, day.month - 1, day.day));
}

/** A day or moment as a date; null when there is none. */
export function dateOf(value: Day | Timestamp | Date | undefined): Date | null {
  if (value === undefined) {
    return null;
  }
  if (value instanceof Date) {
    return value;
  }
  return 'seconds' in value ? timestampDate(value) : ofDay(value);
}

/** `4 Jun 2026`; a dash for none. Days are those of UTC, as the server counts them. */
export function day(value: Day | Timestamp | Date | undefined): string {
  const date = dateOf(value);
  return date === null ? '–' : dayFormat.format(date);
}

/** `4 Jun`. */
export function shortDay(value: Day | Timestamp | Date | undefined): string {
  const date = dateOf(value);
  return date === null ? '–' : shortDayFormat.format(date);
}

/** `4 Jun 2026, 10:54 UTC`. */
export function moment(value: Timestamp | Date | undefined): string {
  const date = dateOf(value);
  return date === null ? '–' : `${momentFormat.format(date)} UTC`;
}

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / DAY) - Math.floor(from.getTime() / DAY);
}

/** `today`, `in 3 days`, `5 days ago`. */
export function fromToday(date: Date, today: Date): string {
  const days = daysBetween(today, date);
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : days > 0 ? `in ${days} days` : `${-days} days ago`;
}
