import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { GoalTrajectorySchema } from '../generated/ipt/v1/progress_pb';
import { describeLine, goalLine } from './goalLine';

const rating = (version: number, day: number, value: number) => ({ version: BigInt(version), ratedAt: timestampFromDate(new Date(Date.UTC(2026, 2, day))), value, achievement: 'improving' });

describe('the ratings of a goal', () => {
  const goal = create(GoalTrajectorySchema, { goal: 1, target: 8, ratings: [rating(30, 9, 5), rating(20, 2, 3), rating(41, 16, 7)] });

  it('come in the order of time', () => {
    expect(goalLine(goal, 99n).map((point) => point.value)).toEqual([3, 5, 7]);
  });

  it('leave out what came after the event that is shown', () => {
    expect(goalLine(goal, 30n).map((point) => point.value)).toEqual([3, 5]);
  });

  it('are told in a sentence', () => {
    expect(describeLine('See a friend', goalLine(goal, 99n), 8)).toBe('See a friend: from 3 to 7 over 3 ratings, target 8.');
    expect(describeLine('See a friend', [], 8)).toBe('See a friend: not rated yet.');
  });
});
