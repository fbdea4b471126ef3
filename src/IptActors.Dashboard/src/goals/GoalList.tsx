import { useCatalog } from '../api/Catalog';
import type { Goal, InventoryPerson } from '../generated/ipt/v1/course_pb';

/** The lowest and highest value of each way of measuring a goal. */
const SCALES: Record<string, [number, number]> = { gas: [-2, 2], numeric_0_10: [0, 10], yes_no: [0, 1] };

/** Goals in the client's words, and how far they are. */
export function GoalList({ goals, people }: { goals: Goal[]; people: InventoryPerson[] }) {
  return (
    <section className="panel" aria-labelledby="goals-title">
      <div className="panel__head"><h2 id="goals-title">Goals</h2></div>
      {goals.length === 0 ? <p className="quiet">No goal was set by then.</p> : <ul className="plain-list goals">{goals.map((goal) => <GoalItem key={goal.ordinal} goal={goal} people={people} />)}</ul>}
    </section>
  );
}

function GoalItem({ goal, people }: { goal: Goal; people: InventoryPerson[] }) {
  const catalog = useCatalog();
  const scale = SCALES[goal.measure];
  const person = people.find((p) => p.person === goal.relatedPerson);
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
    </li>
  );
}

function Way({ goal, scale: [min, max] }: { goal: Goal; scale: [number, number] }) {
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
