import { useCatalog } from '../api/Catalog';
import type { Finding } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { humanise } from '../lib/words';

/** Warnings that were raised and rules that were set aside, the latest first. */
export function Findings({ findings }: { findings: Finding[] }) {
  const catalog = useCatalog();
  return (
    <section className="panel" aria-labelledby="findings-title">
      <div className="panel__head"><h2 id="findings-title">Warnings</h2><p className="quiet">{findings.length} in all</p></div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Warnings">
        <table className="grid">
          <thead><tr><th>Day</th><th>Rule</th><th>What was found</th><th>Event</th></tr></thead>
          <tbody>
            {[...findings].reverse().map((finding, i) => (
              <tr key={i}>
                <td className="nowrap">{day(finding.raisedOn)}</td>
                <td>{catalog.rule(finding.rule)?.title ?? humanise(finding.rule)} {finding.overridden && <span className="tag tag--warn">set aside</span>}</td>
                <td>{finding.detail}</td>
                <td className="number">{String(finding.version)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
