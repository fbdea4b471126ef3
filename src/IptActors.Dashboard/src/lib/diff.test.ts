import { describe, expect, it } from 'vitest';
import { diff, groupByPlace, sayValue } from './diff';

describe('comparing two states', () => {
  it('finds nothing between equal ones', () => {
    expect(diff({ a: [1, { b: 'c' }] }, { a: [1, { b: 'c' }] })).toEqual([]);
  });

  it('names the field that changed, with what it was and is', () => {
    expect(diff({ lifecycle: { phase: 'initial' } }, { lifecycle: { phase: 'middle' } })).toEqual([
      { path: ['lifecycle', 'phase'], before: 'initial', after: 'middle' },
    ]);
  });

  it('tells items of a list apart by what identifies them, not by place', () => {
    const before = [{ session: 1, status: 'held' }, { session: 2, status: 'planned' }];
    const after = [{ session: 2, status: 'held' }, { session: 1, status: 'held' }];

    expect(diff(before, after)).toEqual([{ path: ['session 2', 'status'], before: 'planned', after: 'held' }]);
  });

  it('tells a record that came by its fields, whether the list was empty or absent before', () => {
    const came = [{ path: ['goals', 'ordinal 1', 'text'], before: undefined, after: 'walk' }];

    expect(diff({ goals: [] }, { goals: [{ ordinal: 1, text: 'walk' }] })).toEqual(came);
    expect(diff({}, { goals: [{ ordinal: 1, text: 'walk' }] })).toEqual(came);
  });

  it('tells a record that went by its fields', () => {
    expect(diff({ closure: { reason: 'completed' } }, {})).toEqual([{ path: ['closure', 'reason'], before: 'completed', after: undefined }]);
  });

  it('takes a calendar day as one value', () => {
    const [seventh, eighth] = [{ year: 2026, month: 3, day: 7 }, { year: 2026, month: 3, day: 8 }];

    expect(diff({ dueOn: seventh }, { dueOn: eighth })).toEqual([{ path: ['dueOn'], before: seventh, after: eighth }]);
  });

  it('names a task by its code alone', () => {
    expect(diff([{ task: 'T02', status: 'due' }], [{ task: 'T02', status: 'done' }])[0]?.path).toEqual(['T02', 'status']);
  });

  it('compares lists without identity by place', () => {
    expect(diff(['a', 'b'], ['a', 'c'])).toEqual([{ path: ['2'], before: 'b', after: 'c' }]);
  });

  it('sees a list that disappears', () => {
    expect(diff({ x: [1] }, {})).toEqual([{ path: ['x'], before: [1], after: undefined }]);
  });
});

describe('saying a value', () => {
  it('says a calendar day as one', () => {
    expect(sayValue({ year: 2026, month: 3, day: 7 })).toBe('2026-03-07');
  });

  it('says records by their fields', () => {
    expect(sayValue({ toldToClient: true, code: 'F32.1' })).toBe('told to client yes, code F32.1');
  });

  it('says phases without the prefix of the enum', () => {
    expect(sayValue('PHASE_MIDDLE')).toBe('middle');
  });

  it('says that there was nothing', () => {
    expect(sayValue(undefined)).toBe('nothing');
  });

  it('says codes in words and leaves what people wrote alone', () => {
    expect(sayValue('attended_on_time')).toBe('attended on time');
    expect(sayValue('Meet a friend, P_1')).toBe('Meet a friend, P_1');
  });
});

describe('grouping changes', () => {
  it('puts those of one record together', () => {
    const changes = [{ path: ['a', 'x'], before: 1, after: 2 }, { path: ['b', 'y'], before: 1, after: 2 }, { path: ['a', 'z'], before: 1, after: 2 }];

    expect(groupByPlace(changes).map((group) => [group.place.join(), group.changes.length])).toEqual([['a', 2], ['b', 1]]);
  });
});
