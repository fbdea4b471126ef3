import { useMemo } from 'react';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { Course, Goal, InventoryPerson } from '../generated/ipt/v1/course_pb';
import type { GoalTrajectory } from '../generated/ipt/v1/progress_pb';
import { useChangesSettled } from '../live/Live';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { GoalChart } from './GoalChart';
import { goalLine } from './goalLine';
import { GOAL_SCALES } from './scale';
import './goals.css';

/** Goals in the client's words, how far they are, and how they got there. */
export function GoalList({ course }: { course: Course }) {
  const { clients } = useSession();
  const goals = course.goals?.goals ?? [];
  const rated = goals.some((goal) => goal.value !== undefined);
  const reading = useRead(rated ? `goals of ${course.name}` : null, (signal) => clients.projections.getGoalProgress({ course: course.name }, { signal }));
  useChangesSettled((change) => change.course === course.name, reading.again);
  return (
    <section className="panel" aria-labelledby="goals-title">
      <div className="panel__head"><h2 id="goals-title">Goals</h2></div>
      {goals.length === 0 ? <p className="quiet">No goal was set by then.</p> : (
        <ul className="plain-list goals">
          {goals.map((goal) => (
            <GoalItem key={goal.ordinal} goal={goal} people={course.inventory?.people ?? []} upTo={course.version} trajectory={reading.data?.goals.find((it) => it.goal === goal.ordinal)} />
          ))}
        </ul>
      )}
      {reading.error !== null && <Waiting reading={reading} what="the ratings" />}
    </section>
  );
}

function GoalItem({ goal, people, upTo, trajectory }: { goal: Goal; people: InventoryPerson[]; upTo: bigint; trajectory: GoalTrajectory | undefined }) {
  const catalog = useCatalog();
  const scale = GOAL_SCALES[goal.measure];
  const person = people.find((p) => p.person === goal.relatedPerson);
  const points = useMemo(() => goalLine(trajectory, upTo), [trajectory, upTo]);
  return (
    <li>
      <p>{goal.text} <span className={`tag ${goal.achievement === 'achieved' || goal.achievement === 'sustaining' ? 'tag--good' : goal.achievement === 'worsening' ? 'tag--bad' : ''}`}>{catalog.word('goal_achievement', goal.achievement || goal.status).toLowerCase()}</span></p>
      {scale !== undefined && <Way goal={goal} scale={scale} />}
      <p className="goal__figures">
        <span>start {goal.baseline ?? 'not rated'}</span>
        <span>now {goal.value ?? goal.baseline ?? 'not rated'}</span>
        <span>target {goal.target}</span>
        {goal.dueSession !== undefined && <span>by session {goal.dueSession}</span>}
        {person !== undefined && <span>with {person.personRef}</span>}
        {goal.problemArea && <span>{catalog.word('problem_area', goal.problemArea)}</span>}
      </p>
      {scale !== undefined && <GoalChart text={goal.text} points={points} scale={scale} target={goal.target} />}
    </li>
  );
}

function Way({ goal, scale: [min, max] }: { goal: Goal; scale: readonly [number, number] }) {
  const place = (value: number) => ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * 100;
  const from = goal.baseline;
  const now = goal.value ?? from;
  return (
    <div className="goal__way" aria-hidden="true">
      {from !== undefined && now !== undefined && <b style={{ left: `${Math.min(place(from), place(now))}%`, width: `${Math.abs(place(now) - place(from))}%` }} />}
      {from !== undefined && <i style={{ left: `${place(from)}%` }} />}
      <i className="goal__target" style={{ left: `${place(goal.target)}%` }} />
    </div>
  );
}
