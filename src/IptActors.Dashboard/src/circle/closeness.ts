import type { GetRelationshipMapResponse, MapPerson, MapVersion } from '../generated/ipt/v1/progress_pb';

/** How somebody's place changed from one drawing of the circle to another. */
export type Change = 'closer' | 'same' | 'more_distant' | 'joined' | 'left';

/** A person in two drawings. */
export interface Closeness {
  person: MapPerson;
  /** 1 (closest) to 4 (distant); null when they were not in the first of the two. */
  then: number | null;
  /** Null when they are not in the second. */
  now: number | null;
  change: Change;
  /** The ring in which the client wished them then; null when not asked. */
  wished: number | null;
}

/** Two drawings of the circle and everybody who stands in one of them. */
export interface ThenAndNow {
  then: MapVersion;
  now: MapVersion;
  people: Closeness[];
}

/**
 * The drawing that the server compares with, beside the last one there was after an event of the course; null while there is only one.
 * @param upTo version of the course that is shown: later drawings are left out.
 */
export function thenAndNow(map: GetRelationshipMapResponse, upTo: bigint): ThenAndNow | null {
  const drawn = map.versions.filter((version) => version.version <= upTo);
  const then = drawn.find((version) => version.mapVersion === map.thenMapVersion) ?? drawn[0];
  const now = drawn.at(-1);
  if (then === undefined || now === undefined || now.mapVersion <= then.mapVersion) {
    return null;
  }
  const people = map.people.flatMap((person): Closeness[] => {
    const place = (version: MapVersion) => person.places.find((it) => it.mapVersion === version.mapVersion);
    const [before, after] = [place(then)?.ring ?? null, place(now)?.ring ?? null];
    return before === null && after === null ? [] : [{ person, then: before, now: after, change: changeOf(before, after), wished: place(then)?.wantedRing ?? null }];
  });
  return { then, now, people };
}

function changeOf(then: number | null, now: number | null): Change {
  return then === null ? 'joined' : now === null ? 'left' : now < then ? 'closer' : now > then ? 'more_distant' : 'same';
}

/** `closer, ring 3 to 2`. */
export function wordsOf({ change, then, now }: Closeness): string {
  switch (change) {
    case 'closer': return `closer, ring ${then} to ${now}`;
    case 'more_distant': return `further away, ring ${then} to ${now}`;
    case 'same': return `as before, ring ${now}`;
    case 'joined': return `new, ring ${now}`;
    case 'left': return `not in it any more, was in ring ${then}`;
  }
}
