/** A plain JSON value, as messages are turned into for comparing. */
export type Json = null | boolean | number | string | Json[] | JsonRecord;

interface JsonRecord {
  [name: string]: Json;
}

/** One difference between two states. */
export interface Change {
  /** Steps from the root to the value: names, and for items of a list what identifies them (`session 3`). */
  path: string[];
  before: Json | undefined;
  after: Json | undefined;
}

// By what the items of a list are told apart, the first that they have. Lists without any are compared by place.
const KEYS = ['task', 'ordinal', 'session', 'person', 'scope', 'kind', 'item', 'code', 'technique', 'version'];

/**
 * What changed from one state to another, field by field, in the order of the later one. A record that came or went is told by its fields
 * too, each from or to nothing: the wire leaves out lists and messages that are empty, so what is absent counts as empty.
 */
export function diff(before: Json | undefined, after: Json | undefined, path: string[] = []): Change[] {
  const records = pairOf(isRecord, before, after);
  if (records !== null) {
    const [old, now] = [records.before ?? {}, records.after ?? {}];
    return [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((name) => diff(old[name], now[name], [...path, name]));
  }
  const lists = pairOf(isList, before, after);
  if (lists !== null) {
    const [old, now] = [lists.before ?? [], lists.after ?? []];
    const key = keyOf([...old, ...now]);
    if (key !== null) {
      return diffRecords(old, now, key, path);
    }
    if (before !== undefined && after !== undefined) {
      return Array.from({ length: Math.max(old.length, now.length) }, (_, i) => diff(old[i], now[i], [...path, String(i + 1)])).flat();
    }
  }
  return equal(before, after) ? [] : [{ path, before, after }];
}

function diffRecords(before: Json[], after: Json[], key: string, path: string[]): Change[] {
  const byId = (items: Json[]) => new Map(items.filter(isRecord).map((item) => [String(item[key]), item]));
  const [old, now] = [byId(before), byId(after)];
  // What identifies the record is in its place already.
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => diff(without(key, old.get(id)), without(key, now.get(id)), [...path, key === 'task' ? id : `${key} ${id}`]));
}

function without(key: string, record: JsonRecord | undefined): JsonRecord | undefined {
  return record === undefined ? undefined : Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

// A key serves only when every item has it; versions of the whole are in both lists once each.
function keyOf(items: Json[]): string | null {
  return KEYS.find((key) => items.length > 0 && items.every((item) => isRecord(item) && item[key] !== undefined && typeof item[key] !== 'object')) ?? null;
}

// Both as what they are when one is of a kind and the other is, too, or is absent; null otherwise.
function pairOf<T extends Json>(kind: (value: Json | undefined) => value is T, before: Json | undefined, after: Json | undefined): { before: T | undefined; after: T | undefined } | null {
  if (before === undefined) {
    return kind(after) ? { before, after } : null;
  }
  return kind(before) && (after === undefined || kind(after)) ? { before, after } : null;
}

function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}

// A calendar day is one value, though it comes in three parts.
function isRecord(value: Json | undefined): value is JsonRecord {
  return isObject(value) && !isDay(value);
}

function isDay(value: JsonRecord): boolean {
  return typeof value['year'] === 'number' && typeof value['month'] === 'number' && typeof value['day'] === 'number';
}

function isObject(value: Json | undefined): value is JsonRecord {
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
    if (isDay(value)) {
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
