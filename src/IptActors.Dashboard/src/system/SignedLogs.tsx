import { useEffect } from 'react';
import { useRead } from '../api/useRead';
import type { GetCheckpointResponse } from '../generated/ipt/v1/proof_service_pb';
import { moment } from '../lib/dates';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const EVERY_MS = 10_000;

/** How far the two logs are signed: a checkpoint that a witness keeps is what nobody can take back. */
export function SignedLogs() {
  const { clients } = useSession();
  const reading = useRead('checkpoints', async (signal) => {
    const [events, access] = await Promise.all(['events', 'access'].map((log) => clients.proofs.getCheckpoint({ log }, { signal })));
    return { events, access };
  });
  const { again } = reading;
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <section className="panel" aria-labelledby="signed-title">
      <div className="panel__head"><h2 id="signed-title">Signed logs</h2><p className="quiet">A checkpoint kept outside shows whatever is altered later</p></div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="the checkpoints" /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Checkpoints">
          <table className="grid">
            <thead><tr><th scope="col">Log</th><th scope="col">State</th><th scope="col" className="number">Entries signed</th><th scope="col">Signed</th><th scope="col">Root</th></tr></thead>
            <tbody><Log name="Events" answer={reading.data.events} /><Log name="Who read what" answer={reading.data.access} /></tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Log({ name, answer }: { name: string; answer: GetCheckpointResponse | undefined }) {
  const checkpoint = answer?.checkpoint;
  return (
    <tr>
      <td>{name}</td>
      <td>{answer?.alarm ? <span className="tag tag--bad">{answer.alarm}</span> : checkpoint === undefined ? 'nothing signed yet' : <span className="tag tag--good">as signed</span>}</td>
      <td className="number">{String(checkpoint?.size ?? 0n)}</td>
      <td className="nowrap">{moment(checkpoint?.issueTime)}</td>
      <td><code>{checkpoint === undefined ? '–' : btoa(String.fromCharCode(...checkpoint.root)).slice(0, 16)}…</code></td>
    </tr>
  );
}
