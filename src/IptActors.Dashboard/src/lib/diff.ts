/** A plain JSON value, as messages are turned into for comparing. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** One difference between two states. */
export interface Change {
  /** Steps from the root to the value: names, and for items of a list what identifies them (`session 3`). */
  path: string[];
  before: Json | undefined;
  after: Json | undefined;
}

// By what the items of a list are told apart, the first that they have. Lists without any are compared by place.
const KEYS = ['task', 'ordinal', 'session', 'person', 'scope', 'kind', 'item', 'code', 'technique', 'version'];

/** What changed from one state to another, in the order of the later one. What was added or removed whole is one change. */
export function diff(before: Json | undefined, after: Json | undefined, path: string[] = []): Change[] {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((name) => diff(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return diffLists(before, after, path);
  }
  return equal(before, after) ? [] : [{ path, before, after }];
}

function diffLists(before: Json[], after: Json[], path: string[]): Change[] {
  const key = keyOf([...before, ...after]);
  if (key === null) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => diff(before[i], after[i], [...path, String(i + 1)])).flat();
  }
  const old = new Map(before.map((item) => [idOf(item, key), item]));
  const now = new Map(after.map((item) => [idOf(item, key), item]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => diff(old.get(id), now.get(id), [...path, key === 'task' ? id : `${key} ${id}`]));
}

// A key serves only when every item has it and no two in one list share it; versions of the whole are in both lists once each.
function keyOf(items: Json[]): string | null {
  return KEYS.find((key) => items.length > 0 && items.every((item) => isObject(item) && item[key] !== undefined && typeof item[key] !== 'object')) ?? null;
}

function idOf(item: Json, key: string): string {
  return isObject(item) ? String(item[key]) : '';
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** Changes of one record together, in the order in which the records come up. */
export function groupByPlace(changes: readonly Change[]): { place: string[]; changes: Change[] }[] {
  const groups = new Map<string, { place: string[]; changes: Change[] }>();
  for (const change of changes) {
    const place = change.path.slice(0, -1);
    const group = groups.get(place.join('/')) ?? { place, changes: [] };
    group.changes.push(change);
    groups.set(place.join('/'), group);
  }
  return [...groups.values()];
}

/** A value in words: days as days, lists with commas, whole records by their fields. */
export function sayValue(value: Json | undefined): string {
  if (value === undefined || value === null) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map(sayValue).join(', ');
  }
  if (isObject(value)) {
    if (typeof value['year'] === 'number' && typeof value['month'] === 'number' && typeof value['day'] === 'number') {
      return `${value['year']}-${String(value['month']).padStart(2, '0')}-${String(value['day']).padStart(2, '0')}`;
    }
    return Object.entries(value).map(([name, inner]) => `${spaced(name)} ${sayValue(inner)}`).join(', ');
  }
  // Codes are in snake_case, enums in capitals; everything else is said as it was written.
  return typeof value === 'boolean' ? (value ? 'yes' : 'no')
    : String(value).replace(/^PHASE_/, '').replace(/^[A-Z_]+$/, (code) => code.toLowerCase()).replace(/^[a-z0-9]+(_[a-z0-9]+)+$/, (code) => code.replaceAll('_', ' '));
}

/** `reviewedBySession` → `reviewed by session`. */
export function spaced(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
}
