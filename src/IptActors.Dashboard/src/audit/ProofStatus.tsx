import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../api/useRead';
import { explain } from '../api/errors';
import { CourseFault } from '../generated/ipt/v1/proof_service_pb';
import { moment } from '../lib/dates';
import { useSession } from '../session/Session';
import './audit.css';

const FAULTS: Record<CourseFault, string> = {
  [CourseFault.UNSPECIFIED]: 'Not verified',
  [CourseFault.ALTERED]: 'An event was altered',
  [CourseFault.REPLACED]: 'An event was replaced',
  [CourseFault.REMOVED]: 'Events were removed',
  [CourseFault.UNREADABLE]: 'An event cannot be read',
  [CourseFault.REWRITTEN]: 'The course was rewritten',
  [CourseFault.NOT_IN_LOG]: 'An event was inserted behind the server’s back',
  [CourseFault.LOG_NOT_AS_SIGNED]: 'The log is not the one that was signed',
  [CourseFault.NOT_SIGNED_YET]: 'Not signed yet',
};

/**
 * Whether the record of the course is what was recorded. Green only for what was checked now: the check is made when the page opens and
 * again when the course grows, and what was checked before counts for nothing.
 */
export function ProofStatus({ course, version }: { course: string; version: bigint }) {
  const { clients } = useSession();
  const [round, setRound] = useState(0);
  const key = `proof of ${course} at ${version}, ${round}`;
  const reading = useRead(key, async (signal) => ({ key, answer: await clients.proofs.verifyCourse({ course }, { signal }) }));
  const found = reading.data?.key === key && !reading.loading && reading.error === null ? reading.data.answer : undefined;

  if (reading.error !== null) {
    return <Status sign="" title="Not checked" words={explain(reading.error).title} onAgain={() => setRound(round + 1)} />;
  }
  if (found === undefined) {
    return <Status sign="" title="Checking the record…" words="" />;
  }
  if (found.verified) {
    return (
      <Status
        sign="proof--good" title="Verified now" onAgain={() => setRound(round + 1)}
        words={`${found.events} events as recorded, in the signed log of ${found.checkpoint?.size ?? 0n} entries, ${moment(found.verifyTime)}`}
      />
    );
  }
  const waiting = found.fault === CourseFault.NOT_SIGNED_YET;
  return (
    <Status
      sign={waiting ? '' : 'proof--bad'} title={FAULTS[found.fault]} onAgain={() => setRound(round + 1)}
      words={`${found.faultVersion === 0n ? '' : `at event ${found.faultVersion}. `}${found.detail}`}
    />
  );
}

function Status({ sign, title, words, onAgain }: { sign: string; title: string; words: string; onAgain?: () => void }) {
  return (
    <div className={`proof ${sign}`} role="status">
      <span className="proof__sign" aria-hidden="true" />
      <strong>{title}</strong>
      <span className="proof__words">{words}</span>
      {onAgain !== undefined && <Button size="compact-xs" variant="default" onClick={onAgain}>Check again</Button>}
    </div>
  );
}
