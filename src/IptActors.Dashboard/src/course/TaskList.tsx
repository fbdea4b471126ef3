import type { ChecklistItem } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';

const STATES: Record<string, { label: string; sign: string; order: number }> = {
  overdue: { label: 'overdue', sign: 'tag--bad', order: 0 },
  due: { label: 'due', sign: 'tag--warn', order: 1 },
  not_due: { label: 'later', sign: '', order: 2 },
  done: { label: 'done', sign: 'tag--good', order: 3 },
  not_applicable: { label: 'n/a', sign: '', order: 4 },
};

/** Tasks T01 to T21: what is open first, what is done below. */
export function TaskList({ checklist }: { checklist: ChecklistItem[] }) {
  const done = checklist.filter((item) => item.status === 'done').length;
  const applicable = checklist.filter((item) => item.status !== 'not_applicable').length;
  const open = checklist.filter((item) => item.status !== 'done' && item.status !== 'not_applicable');
  const rest = checklist.filter((item) => item.status === 'done' || item.status === 'not_applicable');
  return (
    <section className="panel" aria-labelledby="tasks-title">
      <div className="panel__head"><h2 id="tasks-title">Tasks</h2><p className="quiet">{done} of {applicable} done</p></div>
      <ul className="plain-list tasks">{[...open].sort((a, b) => (STATES[a.status]?.order ?? 9) - (STATES[b.status]?.order ?? 9)).map((item) => <Task key={item.task} item={item} />)}</ul>
      {open.length === 0 && checklist.length > 0 && <p className="quiet">Nothing is open.</p>}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} done or not applicable</summary>
          <ul className="plain-list tasks">{rest.map((item) => <Task key={item.task} item={item} />)}</ul>
        </details>
      )}
    </section>
  );
}

function Task({ item }: { item: ChecklistItem }) {
  const state = STATES[item.status];
  return (
    <li>
      <span className={`tag ${state?.sign ?? ''}`}>{state?.label ?? item.status}</span>
      <span className="tasks__title">{item.task} {item.title} <span className="quiet">{when(item)}</span></span>
    </li>
  );
}

function when({ status, evidence, dueSession, dueOn, kind }: ChecklistItem): string {
  if (status === 'done') {
    return evidence?.on !== undefined ? `(${day(evidence.on)})` : evidence?.session !== undefined ? `(session ${evidence.session})` : '';
  }
  const due = dueOn !== undefined ? `by ${day(dueOn)}` : dueSession === 0 ? 'before session 1' : dueSession !== undefined ? `by session ${dueSession}` : '';
  return [due, kind === 'hard' && status !== 'not_applicable' && 'a step waits for it'].filter(Boolean).map((text) => `(${text})`).join(' ');
}
