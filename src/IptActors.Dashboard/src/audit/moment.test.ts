import { timestampDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { endOfDay, viewKey } from './moment';

describe('asking for a past day', () => {
  it('means its very end', () => {
    expect(timestampDate(endOfDay('2026-03-07', new Date('2026-05-01T08:00:00Z'))).toISOString()).toBe('2026-03-07T23:59:59.999Z');
  });

  it('means now when the day is not over', () => {
    const now = new Date('2026-03-07T08:00:00Z');
    expect(timestampDate(endOfDay('2026-03-07', now))).toEqual(now);
  });

  it('tells what was known from what was true', () => {
    expect(viewKey({ kind: 'day', day: '2026-03-07', knowledge: 'known' })).not.toBe(viewKey({ kind: 'day', day: '2026-03-07', knowledge: 'true' }));
  });
});
