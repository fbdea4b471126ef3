import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { GoalTrajectory } from '../generated/ipt/v1/progress_pb';

/** One rating of a goal. */
export interface GoalPoint {
  at: Date;
  value: number;
  achievement: string;
}

/**
 * The ratings of a goal up to an event of the course, first to last.
 * @param upTo version of the course that is shown: what came later is left out.
 */
export function goalLine(goal: GoalTrajectory | undefined, upTo: bigint): GoalPoint[] {
  return (goal?.ratings ?? [])
    .filter((rating) => rating.version <= upTo && rating.ratedAt !== undefined)
    .map((rating) => ({ at: rating.ratedAt === undefined ? new Date(0) : timestampDate(rating.ratedAt), value: rating.value, achievement: rating.achievement }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What the ratings say, in a sentence. */
export function describeLine(text: string, points: readonly GoalPoint[], target: number): string {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined ? `${text}: not rated yet.`
    : `${text}: from ${first.value} to ${last.value} over ${points.length} ratings, target ${target}.`;
}
