import { useEffect } from 'react';
import { durationMs } from '@bufbuild/protobuf/wkt';
import { useRead } from '../api/useRead';
import { ProjectionState, RebuildState, type Projection } from '../generated/ipt/v1/projection_service_pb';
import { moment } from '../lib/dates';
import { count, humanise } from '../lib/words';
import '../reports/reports.css';
import { LiveSign } from '../live/LiveSign';
import { useSession } from '../session/Session';
import { SignedLogs } from '../system/SignedLogs';
import { Waiting } from '../ui/Waiting';

const EVERY_MS = 3_000;

const STATES: Record<ProjectionState, string> = {
  [ProjectionState.UNSPECIFIED]: 'not known', [ProjectionState.RUNNING]: 'running', [ProjectionState.PAUSED]: 'paused', [ProjectionState.FAILED]: 'failed', [ProjectionState.IDLE]: 'nobody runs it',
};

/** Whether what the pages show is as fresh as it should be: the head of the journal and how far each projection is behind it. */
export default function SystemPage() {
  const { clients, role } = useSession();
  const reading = useRead('projections', (signal) => clients.projections.listProjections({}, { signal }));
  const { again } = reading;
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);

  if (reading.data === undefined) {
    return <Waiting reading={reading} what="the state of the system" />;
  }
  const { projections, head, watchers, runsHere } = reading.data;
  const ill = projections.filter((projection) => !projection.healthy);
  return (
    <div className="stack">
      <div className="page-head"><h1>System</h1><LiveSign /></div>
      {reading.error !== null && <Waiting reading={reading} what="the state of the system" />}
      {ill.length > 0 && <div className="notice notice--problem" role="alert"><strong>{count(ill.length, 'projection')} not as it should be</strong><p>{ill.map((projection) => `${humanise(projection.name)}: ${projection.problem}`).join('. ')}</p></div>}
      <dl className="figures">
        <div><dt>Head of the journal</dt><dd><span>{head === undefined ? 'does not answer' : String(head)}</span></dd></div>
        <div><dt>Farthest behind</dt><dd><span>{count(projections.reduce((most, p) => (p.lagEvents > most ? p.lagEvents : most), 0n), 'event')}</span></dd></div>
        <div><dt>Watchers on this server</dt><dd><span>{watchers}</span></dd></div>
        <div><dt>Projections run</dt><dd><span>{runsHere ? 'here' : 'in another process'}</span></dd></div>
      </dl>
      <div className="panel table-scroll" tabIndex={0} role="region" aria-label="Projections">
        <table className="grid">
          <thead><tr><th>Projection</th><th>State</th><th className="number">Position</th><th className="number">Behind</th><th className="number">Oldest waits</th><th>Moved</th><th>Rebuild</th></tr></thead>
          <tbody>
            {projections.map((projection) => (
              <tr key={projection.name}>
                <td>{humanise(projection.name)}<br /><span className="quiet">{projection.description}</span></td>
                <td><span className={`tag ${projection.healthy ? 'tag--good' : 'tag--bad'}`}>{STATES[projection.state]}</span></td>
                <td className="number">{String(projection.position)}</td>
                <td className="number">{String(projection.lagEvents)}</td>
                <td className="number nowrap">{projection.lagTime === undefined ? '–' : `${(durationMs(projection.lagTime) / 1000).toFixed(1)} s`}</td>
                <td className="nowrap">{moment(projection.updateTime)}</td>
                <td><RebuildFigure projection={projection} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(role === 'admin' || role === 'auditor') && <SignedLogs />}
    </div>
  );
}

function RebuildFigure({ projection: { rebuild } }: { projection: Projection }) {
  if (rebuild === undefined) {
    return <span className="quiet">none</span>;
  }
  const done = rebuild.target === 0n ? 100 : Number((rebuild.events * 100n) / rebuild.target);
  switch (rebuild.state) {
    case RebuildState.RUNNING: return <><span className="bar" aria-hidden="true"><i style={{ width: `${Math.min(100, done)}%` }} /></span>{done} %, {String(rebuild.eventsPerSecond)}/s</>;
    case RebuildState.SWITCHED: return <>{rebuild.differingRows === 0n ? 'same rows, switched' : `${rebuild.differingRows ?? 0n} rows differed, switched`} {moment(rebuild.endTime)}</>;
    case RebuildState.CANCELLED: return <>given up {moment(rebuild.endTime)}</>;
    case RebuildState.FAILED: return <span className="tag tag--bad">{rebuild.problem || 'failed'}</span>;
    default: return <>–</>;
  }
}
