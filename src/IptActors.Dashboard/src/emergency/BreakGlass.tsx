import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { explain } from '../api/errors';
import { useSession } from '../session/Session';

const SHORTEST = 10;

/** The way into a course without a relation to it: for an emergency, with a reason, for a time, and with a review that follows. */
export function BreakGlass({ course, onOpened }: { course: string; onOpened: () => void }) {
  const { clients } = useSession();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < SHORTEST) {
      setProblem('Say what the emergency is and why nobody of the care team can act.');
      return;
    }
    setBusy(true);
    try {
      await clients.emergencies.openEmergencyAccess({ course, requestId, reason: reason.trim() });
      onOpened();
    } catch (error) {
      const explained = explain(error);
      setProblem(`${explained.title}. ${explained.advice}`);
      setBusy(false);
    }
  };
  return (
    <details className="break-glass">
      <summary>In an emergency</summary>
      <form onSubmit={(event) => void submit(event)} className="stack">
        <p>You can open a course of your clinic for some hours. Everything you read is marked, the care team sees it on the course, and a supervisor reviews it.</p>
        <Textarea
          label="What the emergency is, and why nobody of the care team can act" value={reason} autosize minRows={2} error={problem}
          onChange={(event) => { setReason(event.currentTarget.value); setProblem(null); }}
        />
        <Button type="submit" color="red" variant="outline" loading={busy}>Open the course and put it on record</Button>
      </form>
    </details>
  );
}
