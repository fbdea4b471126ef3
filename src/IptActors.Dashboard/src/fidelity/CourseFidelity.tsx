import { useRead } from '../api/useRead';
import { useChangesSettled } from '../live/Live';
import { Indicator, indicatorName, isTotal } from '../reports/Indicator';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

/** How closely the record of one course follows the protocol, as it stands now. */
export function CourseFidelity({ course }: { course: string }) {
  const { clients } = useSession();
  const reading = useRead(`fidelity of ${course}`, (signal) => clients.projections.getCourseFidelity({ course }, { signal }));
  useChangesSettled((change) => change.course === course, reading.again);
  const indicators = reading.data?.indicators ?? [];
  const total = indicators.find(isTotal);
  return (
    <section className="panel" aria-labelledby="fidelity-title">
      <div className="panel__head">
        <h2 id="fidelity-title">Fidelity</h2>
        <p className="quiet">{total?.perMille === undefined ? 'too early for a total' : `${(total.perMille / 1000).toFixed(2)} in all`}</p>
      </div>
      {reading.data === undefined ? <Waiting reading={reading} what="fidelity" /> : (
        <details>
          <summary>What the record shows, indicator by indicator</summary>
          <table className="grid">
            <thead><tr><th scope="col">Code</th><th scope="col">What is counted</th><th scope="col">Share</th></tr></thead>
            <tbody>
              {indicators.filter((indicator) => !isTotal(indicator)).map((indicator) => (
                <tr key={indicator.code}><td>{indicatorName(indicator)}</td><td title={indicator.formula}>{indicator.title}{indicator.lowerIsBetter && ' (lower is better)'}</td><td><Indicator indicator={indicator} /></td></tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <p className="quiet">Computed from the whole record, also while the past is shown. No judgement of competence.</p>
    </section>
  );
}
