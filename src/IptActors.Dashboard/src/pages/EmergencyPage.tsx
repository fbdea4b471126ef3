import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { explain } from '../api/errors';
import { useRead } from '../api/useRead';
import type { EmergencyAccessSummary } from '../generated/ipt/v1/break_glass_service_pb';
import { dateOf, moment } from '../lib/dates';
import { courseId } from '../lib/words';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

/** Courses that were opened in an emergency and wait for somebody to look at it. */
export default function EmergencyPage() {
  const { clients, claims, role } = useSession();
  const reading = useRead(`emergencies of ${claims.clinic}`, (signal) => clients.emergencies.listEmergencyAccess({ parent: `clinics/${claims.clinic}`, pageSize: 200 }, { signal }));
  if (reading.data === undefined) {
    return <Waiting reading={reading} what="accesses in an emergency" />;
  }
  const { accesses } = reading.data;
  return (
    <>
      <div className="page-head"><h1>Emergency access</h1><p className="quiet">What waits for a review, the oldest first. Nobody reviews their own.</p></div>
      {accesses.length === 0 && <div className="panel"><p className="quiet">Nothing waits for a review.</p></div>}
      <ul className="plain-list stack">
        {accesses.map((access) => <li key={`${access.course} ${access.emergency}`} className="panel"><One access={access} mayReview={role !== 'auditor'} onReviewed={reading.again} /></li>)}
      </ul>
    </>
  );
}

function One({ access, mayReview, onReviewed }: { access: EmergencyAccessSummary; mayReview: boolean; onReviewed: () => void }) {
  const open = (dateOf(access.expireTime) ?? new Date(0)) > new Date();
  return (
    <div className="stack">
      <div className="panel__head">
        <h2><Link href={`/courses/${courseId(access.course)}`}>{courseId(access.course)}</Link>, opened by {access.by}</h2>
        {open && <span className="tag tag--bad">still open</span>}
      </div>
      <p>{moment(access.openTime)} to {moment(access.expireTime)}{access.reason && `: ${access.reason}`}</p>
      {mayReview && <Review access={access} onReviewed={onReviewed} />}
    </div>
  );
}

function Review({ access, onReviewed }: { access: EmergencyAccessSummary; onReviewed: () => void }) {
  const { clients } = useSession();
  const catalog = useCatalog();
  const outcomes = catalog.codes('emergency_review_outcome');
  const [outcome, setOutcome] = useState(outcomes[0]?.code ?? '');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [requestId] = useState(() => crypto.randomUUID());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') {
      setProblem('Say what was found and what follows from it.');
      return;
    }
    try {
      await clients.emergencies.reviewEmergencyAccess({ course: access.course, emergency: access.emergency, requestId, outcome, note: note.trim() });
      onReviewed();
    } catch (error) {
      const explained = explain(error);
      setProblem(`${explained.title}. ${explained.advice}`);
    }
  };
  return (
    <details>
      <summary>Review it</summary>
      <form onSubmit={(event) => void submit(event)} className="stack">
        <NativeSelect size="xs" label="What came of the review" value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)} data={outcomes.map(({ code, title }) => ({ value: code, label: title }))} />
        <Textarea size="xs" label="What was found, and what follows from it" value={note} autosize minRows={2} error={problem} onChange={(event) => { setNote(event.currentTarget.value); setProblem(null); }} />
        <Button size="xs" type="submit">Close the review</Button>
      </form>
    </details>
  );
}
