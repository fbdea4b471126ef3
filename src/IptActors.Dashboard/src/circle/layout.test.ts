import { describe, expect, it } from 'vitest';
import { OUTER_RADIUS, placePeople, RING_RADII } from './layout';

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

describe('placing people in the circle', () => {
  it('puts each at the distance of their ring', () => {
    for (const place of placePeople([{ person: 1, ring: 1 }, { person: 2, ring: 3 }, { person: 3, ring: 4 }])) {
      expect(Math.hypot(place.x, place.y)).toBeCloseTo(RING_RADII[place.who.ring - 1] ?? 0);
    }
  });

  it('keeps markers of one ring apart', () => {
    const places = placePeople(Array.from({ length: 12 }, (_, i) => ({ person: i + 1, ring: 3 })));

    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        expect(distance(a, b)).toBeGreaterThan(28);
      }
    }
  });

  it('places everybody though a ring is too full to keep the distance', () => {
    const places = placePeople(Array.from({ length: 30 }, (_, i) => ({ person: i + 1, ring: 1 })));

    expect(new Set(places.map((p) => `${p.x.toFixed(3)},${p.y.toFixed(3)}`)).size).toBe(30);
  });

  it('leaves a person in the same direction when they move to another ring', () => {
    const before = placePeople([{ person: 1, ring: 1 }, { person: 2, ring: 2 }, { person: 3, ring: 3 }]);
    const after = placePeople([{ person: 1, ring: 1 }, { person: 2, ring: 4 }, { person: 3, ring: 3 }]);

    const angleOf = (places: typeof before) => places.find((p) => p.who.person === 2)?.angle;
    expect(angleOf(after)).toBe(angleOf(before));
  });

  it('keeps everybody inside the drawing', () => {
    for (const place of placePeople([{ person: 1, ring: 0 }, { person: 2, ring: 9 }])) {
      expect(Math.hypot(place.x, place.y)).toBeLessThanOrEqual(OUTER_RADIUS);
    }
  });

  it('places nobody when there is nobody', () => {
    expect(placePeople([])).toEqual([]);
  });
});
