import { useMemo, useState } from 'react';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import { Chart } from '../charts/Chart';
import type { Palette } from '../charts/palette';
import type { ExpectedCourseSignal, MeasureTrajectory } from '../generated/ipt/v1/trajectory_pb';
import { useChangesSettled } from '../live/Live';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { expectedOption } from './expectedOption';
import { RulesBehind } from './RulesBehind';
import { STATUSES } from './status';
import './expected.css';

/**
 * Whether the client fares as published courses of the same start did by this session: the signal, the rule that gave it and its data.
 * @param version of the course that is shown: the signal is the one that stood then.
 */
export function ExpectedCourse({ course, version }: { course: string; version: bigint }) {
  const { clients } = useSession();
  const [open, setOpen] = useState(false);
  const reading = useRead(`trajectory of ${course} at ${version}`, (signal) => clients.projections.getOutcomeTrajectory({ course, atVersion: version }, { signal }));
  useChangesSettled((change) => change.course === course && change.version === version, reading.again);
  const judged = (reading.data?.trajectories ?? []).filter((trajectory) => trajectory.signals.length > 0);
  return (
    <section className="panel" aria-labelledby="expected-title">
      <div className="panel__head">
        <h2 id="expected-title">Expected course</h2>
        <p className="quiet">A reason to talk with the client; no forecast.</p>
      </div>
      {reading.data === undefined ? <Waiting reading={reading} what="what is expected" /> : judged.length === 0 ? (
        <p className="quiet">Nothing to compare with by then: it takes a second score of a measure that trials of IPT have reported.</p>
      ) : (
        <>
          <div className="scores">{judged.map((trajectory) => <Expected key={trajectory.measure} trajectory={trajectory} />)}</div>
          <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>The rules, their sources, and how often they are right</summary>
            {open && <RulesBehind measures={judged.map((trajectory) => trajectory.measure)} />}
          </details>
        </>
      )}
    </section>
  );
}

function Expected({ trajectory }: { trajectory: MeasureTrajectory }) {
  const catalog = useCatalog();
  const name = catalog.measure(trajectory.measure);
  const last = trajectory.signals.at(-1);
  const option = useMemo(() => (palette: Palette) => expectedOption(trajectory, palette), [trajectory]);
  if (last === undefined) {
    return null;
  }
  const why = last.why.replace(trajectory.measure, name);
  return (
    <figure className="score">
      <figcaption>
        <h3>{name}</h3>
        <span className={`tag ${STATUSES[last.status].sign}`}>{STATUSES[last.status].label}</span>
      </figcaption>
      <Chart option={option} label={`${name}: ${STATUSES[last.status].label}. ${why}`} height={190} />
      <p className="quiet">{why} <span className="nowrap">Rule {last.rule.replaceAll('_', ' ')}, {last.ruleSet} {last.ruleSetVersion}.</span></p>
      <details>
        <summary>{name}, each signal as a table</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`Signals of ${name}`}>
          <table className="grid">
            <thead><tr><th scope="col" className="number">Session</th><th scope="col" className="number">Found</th><th scope="col" className="number">Expected</th><th scope="col" className="number">Limit</th><th scope="col">Signal</th><th scope="col">Rule</th></tr></thead>
            <tbody>{trajectory.signals.map((signal) => <Signal key={signal.administration} signal={signal} scale={trajectory.scale || 1} />)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Signal({ signal, scale }: { signal: ExpectedCourseSignal; scale: number }) {
  return (
    <tr>
      <td className="number">{signal.sessionNumber}</td>
      <td className="number">{signal.foundTotal / scale}</td>
      <td className="number">{signal.expectedTotal === undefined ? '–' : signal.expectedTotal / scale}</td>
      <td className="number">{signal.limitTotal === undefined ? '–' : signal.limitTotal / scale}</td>
      <td><span className={`tag ${STATUSES[signal.status].sign}`}>{STATUSES[signal.status].label}</span></td>
      <td>{signal.rule.replaceAll('_', ' ')}</td>
    </tr>
  );
}
