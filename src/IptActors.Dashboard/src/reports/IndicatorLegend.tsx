import type { FidelityIndicator } from '../generated/ipt/v1/outcome_pb';
import { indicatorName } from './Indicator';

/** What each indicator of fidelity is, and what is divided by what. */
export function IndicatorLegend({ indicators }: { indicators: FidelityIndicator[] }) {
  return (
    <dl className="pairs legend">
      {indicators.map((indicator) => (
        <div key={indicator.code} style={{ display: 'contents' }}>
          <dt>{indicatorName(indicator)}</dt>
          <dd>{indicator.title}{indicator.formula && <span className="quiet"> {indicator.formula}</span>}{indicator.lowerIsBetter && <span className="quiet">; lower is better</span>}{indicator.weight === 0 && indicator.formula && <span className="quiet">; not in the total</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
