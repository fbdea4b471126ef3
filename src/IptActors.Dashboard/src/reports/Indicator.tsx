import type { FidelityIndicator } from '../generated/ipt/v1/outcome_pb';
import './reports.css';

/** One indicator of fidelity as a share with what it is made of. */
export function Indicator({ indicator }: { indicator: FidelityIndicator }) {
  if (indicator.perMille === undefined) {
    return <span className="quiet">–</span>;
  }
  return (
    <span className="rate">
      <strong>{(indicator.perMille / 1000).toFixed(2)}</strong>{' '}
      {indicator.numerator !== undefined && indicator.denominator !== undefined && !isTotal(indicator) && <span className="rate__parts">{indicator.numerator} / {indicator.denominator}</span>}
      {indicator.good === false && <> <span className="tag tag--warn">look</span></>}
    </span>
  );
}

/** Whether it is the weighted sum of the others. */
export function isTotal({ code }: FidelityIndicator): boolean {
  return code === 'F_total';
}

/** What an indicator is called in a table. */
export function indicatorName(indicator: FidelityIndicator): string {
  return isTotal(indicator) ? 'Total' : indicator.code;
}
