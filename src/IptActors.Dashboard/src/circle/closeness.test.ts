import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { GetRelationshipMapResponseSchema } from '../generated/ipt/v1/progress_pb';
import { thenAndNow, wordsOf } from './closeness';

const map = create(GetRelationshipMapResponseSchema, {
  thenMapVersion: 2,
  nowMapVersion: 3,
  versions: [{ mapVersion: 1, version: 8n }, { mapVersion: 2, version: 12n }, { mapVersion: 3, version: 40n }],
  people: [
    { person: 1, personRef: 'A', places: [{ mapVersion: 1, ring: 4 }, { mapVersion: 2, ring: 3, wantedRing: 1 }, { mapVersion: 3, ring: 2 }] },
    { person: 2, personRef: 'B', places: [{ mapVersion: 2, ring: 1 }, { mapVersion: 3, ring: 2 }] },
    { person: 3, personRef: 'C', places: [{ mapVersion: 2, ring: 2 }] },
    { person: 4, personRef: 'D', places: [{ mapVersion: 3, ring: 3 }] },
    { person: 5, personRef: 'E', places: [{ mapVersion: 1, ring: 3 }] },
    { person: 6, personRef: 'F', places: [{ mapVersion: 2, ring: 4 }, { mapVersion: 3, ring: 4 }] },
  ],
});

describe('closeness then and now', () => {
  it('says of everybody in one of the two drawings how their place changed', () => {
    expect(thenAndNow(map, 99n)?.people.map((it) => `${it.person.personRef}: ${wordsOf(it)}`)).toEqual([
      'A: closer, ring 3 to 2', 'B: further away, ring 1 to 2', 'C: not in it any more, was in ring 2', 'D: new, ring 3', 'F: as before, ring 4',
    ]);
  });

  it('remembers what was wished then', () => {
    expect(thenAndNow(map, 99n)?.people[0]?.wished).toBe(1);
  });

  it('needs a later drawing than the one to compare with', () => {
    expect(thenAndNow(map, 39n)).toBeNull();
    expect(thenAndNow(map, 9n)).toBeNull();
    expect(thenAndNow(map, 0n)).toBeNull();
  });
});
