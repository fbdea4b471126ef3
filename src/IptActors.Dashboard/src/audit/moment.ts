import { timestampFromDate, type Timestamp } from '@bufbuild/protobuf/wkt';

/** How a past day is meant. */
export type Knowledge = 'known' | 'true';

/** Which course a page shows: as it stands, after an event, or as of a day. */
export type View =
  | { kind: 'now' }
  | { kind: 'version'; version: bigint }
  | { kind: 'day'; day: string; knowledge: Knowledge };

/** Names a view, so that each is read once. */
export function viewKey(view: View): string {
  return view.kind === 'now' ? 'now' : view.kind === 'version' ? `version ${view.version}` : `${view.knowledge} on ${view.day}`;
}

/** The end of a day (UTC), or now when that lies ahead: the future is not asked for. */
export function endOfDay(day: string, now: Date): Timestamp {
  const end = new Date(`${day}T23:59:59.999Z`);
  return timestampFromDate(end < now ? end : now);
}
