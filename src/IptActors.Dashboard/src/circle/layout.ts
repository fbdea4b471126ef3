/** Somebody to be placed. */
export interface Placeable {
  person: number;
  /** 1 (closest) to 4 (distant). */
  ring: number;
}

/** Where somebody stands, in units of the drawing, the client being at 0, 0. */
export interface Place<T extends Placeable> {
  who: T;
  x: number;
  y: number;
  /** Radians, clockwise from the top. */
  angle: number;
}

/** Distance of each ring's middle from the client. */
export const RING_RADII: readonly number[] = [34, 64, 94, 124];

/** Radius of the whole drawing, labels left out. */
export const OUTER_RADIUS = 139;

// Turns the rings against each other so that people of neighbouring rings do not line up.
const TURN = Math.PI / 5;

/**
 * Spreads people evenly over their rings. The angle of a person depends on their number among all people, not on the ring, as far
 * as that leaves room: so the same person stays in about the same direction when the circle is drawn again.
 */
export function placePeople<T extends Placeable>(people: readonly T[], all: readonly number[] = people.map((p) => p.person)): Place<T>[] {
  const order = [...new Set(all)].sort((a, b) => a - b);
  const homes = new Map(order.map((person, i) => [person, (i / Math.max(order.length, 1)) * 2 * Math.PI + TURN]));

  return RING_RADII.flatMap((radius, i) => {
    const members = people.filter((who) => clampRing(who.ring) === i + 1);
    const sorted = members.map((who) => ({ who, angle: homes.get(who.person) ?? TURN })).sort((a, b) => a.angle - b.angle || a.who.person - b.who.person);
    return spread(sorted, minimumAngle(radius)).map(({ who, angle }) => ({ who, angle, x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }));
  });
}

/** A ring that is drawn: numbers outside 1 to 4 go to the nearest. */
export function clampRing(ring: number): number {
  return Math.min(Math.max(Math.round(ring), 1), RING_RADII.length);
}

// The angle that two markers with their labels need between them on a ring.
function minimumAngle(radius: number): number {
  return Math.min(36 / radius, Math.PI);
}

// Keeps the order and moves each on just as far as needed; when they do not fit at all, spaces them evenly.
function spread<T>(items: { who: T; angle: number }[], gap: number): { who: T; angle: number }[] {
  if (items.length * gap > 2 * Math.PI) {
    const first = items[0]?.angle ?? 0;
    return items.map(({ who }, i) => ({ who, angle: first + (i / items.length) * 2 * Math.PI }));
  }
  let last = -Infinity;
  const moved = items.map(({ who, angle }) => {
    last = Math.max(angle, last + gap);
    return { who, angle: last };
  });
  const first = moved[0];
  const overlap = first === undefined ? 0 : last + gap - (first.angle + 2 * Math.PI);
  // The last ran into the first from behind: take back the overlap in equal parts.
  return overlap > 0 && moved.length > 1 ? moved.map(({ who, angle }, i) => ({ who, angle: angle - (overlap * i) / (moved.length - 1) })) : moved;
}
