import type { Count, Rate } from '../generated/ipt/v1/report_pb';
import { useSession } from '../session/Session';
import type { Role } from '../session/token';
import { HIDDEN } from './Figure';
import './reports.css';

/** Whether a role gets published figures: rounded, and small ones kept back. */
export function getsPublishedFigures(role: Role): boolean {
  return role === 'dashboard' || role === 'coordinator' || role === 'admin';
}

/** A share with what it is made of; says so when it is kept back, and when there is nobody to count. */
export function RateFigure({ rate }: { rate: Rate | undefined }) {
  const rounded = getsPublishedFigures(useSession().role);
  if (rate?.perMille === undefined) {
    return <span className="quiet">{rate?.suppressed ? HIDDEN : 'nobody to count'}</span>;
  }
  return (
    <span className="rate">
      <strong>{(rate.perMille / 10).toFixed(rounded ? 0 : 1)} %</strong>{' '}
      <span className="rate__parts">{rounded ? `of about ${rate.denominator}` : `${rate.numerator} of ${rate.denominator}`}</span>
    </span>
  );
}

/** A number that may be kept back. */
export function CountFigure({ count }: { count: Count | undefined }) {
  const rounded = getsPublishedFigures(useSession().role);
  return count?.value === undefined ? <span className="quiet">{count?.suppressed ? HIDDEN : '–'}</span> : <span>{rounded && count.value > 0 ? `about ${count.value}` : count.value}</span>;
}

/** Says how figures are published to who does not see single courses. */
export function PublishedNote() {
  return getsPublishedFigures(useSession().role)
    ? <p className="quiet">Your role sees published figures: counts are rounded to 5, shares to whole percent, and what rests on fewer than 5 courses is hidden.</p>
    : null;
}
