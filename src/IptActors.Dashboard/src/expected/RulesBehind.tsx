import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { GetExpectedCourseRulesResponse, RuleAccuracy } from '../generated/ipt/v1/trajectory_pb';
import type { Rate } from '../generated/ipt/v1/report_pb';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { STATUSES } from './status';

/** The rules of the expected course for some measures: what each says when, how often it was right in simulated courses, where it comes from. */
export function RulesBehind({ measures }: { measures: string[] }) {
  const { clients } = useSession();
  const reading = useRead('rules of the expected course', (signal) => clients.projections.getExpectedCourseRules({}, { signal }));
  if (reading.data === undefined) {
    return <Waiting reading={reading} what="the rules" />;
  }
  const { ruleSet, version, rules, simulatedCourses, sources } = reading.data;
  return (
    <div className="stack">
      <p className="quiet">
        Rule set {ruleSet} {version}. The first rule that applies decides. How often each is right was tried on {simulatedCourses} simulated courses of each measure: a hit
        is a course without reliable improvement at its end that was signalled before, a false alarm one with it that was signalled all the same. Real figures will be worse,
        for the simulation draws on the same published figures as the rules.
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Rules of the expected course">
        <table className="grid">
          <thead><tr><th scope="col">Rule</th><th scope="col">Says</th><th scope="col">When</th><Heads measures={measures} /></tr></thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.code}>
                <td>{rule.code.replaceAll('_', ' ')} {!rule.confirmed && <span className="quiet">(assumption)</span>}</td>
                <td><span className={`tag ${STATUSES[rule.status].sign}`}>{STATUSES[rule.status].label}</span></td>
                <td>{rule.description}</td>
                <Accuracies of={reading.data} measures={measures} matches={(row) => row.rule === rule.code} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details><summary>{sources.length} sources</summary><ul>{sources.map((source) => <li key={source}>{source}</li>)}</ul></details>
    </div>
  );
}

function Heads({ measures }: { measures: string[] }) {
  const catalog = useCatalog();
  return <>{measures.map((measure) => <th scope="col" key={measure}>{catalog.measure(measure)}: hits, false alarms</th>)}</>;
}

function Accuracies({ of, measures, matches }: { of: GetExpectedCourseRulesResponse | undefined; measures: string[]; matches: (row: RuleAccuracy) => boolean }) {
  return (
    <>
      {measures.map((measure) => {
        const row = of?.accuracy.find((one) => one.measure === measure && matches(one));
        return <td key={measure} className="nowrap">{row === undefined ? '–' : `${share(row.hits)}, ${share(row.falseAlarms)}`}</td>;
      })}
    </>
  );
}

function share(rate: Rate | undefined): string {
  return rate?.perMille === undefined ? 'none' : `${Math.round(rate.perMille / 10)} % (${rate.numerator} of ${rate.denominator})`;
}
