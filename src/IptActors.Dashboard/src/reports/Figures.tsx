import { createContext, useContext, type ReactNode } from 'react';
import type { Count, Rate } from '../generated/ipt/v1/report_pb';
import { useSession } from '../session/Session';
import type { Role } from '../session/token';
import { HIDDEN } from './Figure';
import './reports.css';

const Planning = createContext(false);

/** Figures that no clinical content goes into: only who sees no single course gets them published, rounded and with small ones kept back. */
export function PlanningFigures({ children }: { children: ReactNode }) {
  return <Planning.Provider value={true}>{children}</Planning.Provider>;
}

function useArePublished(): boolean {
  const planning = useContext(Planning);
  const role: Role = useSession().role;
  return role === 'dashboard' || (!planning && (role === 'coordinator' || role === 'admin'));
}

/** A share with what it is made of; says so when it is kept back, and when there is nobody to count. */
export function RateFigure({ rate }: { rate: Rate | undefined }) {
  const rounded = useArePublished();
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
  const rounded = useArePublished();
  return count?.value === undefined ? <span className="quiet">{count?.suppressed ? HIDDEN : '–'}</span> : <span>{rounded && count.value > 0 ? `about ${count.value}` : count.value}</span>;
}

/** Says how figures are published to who does not see what they are made of. */
export function PublishedNote() {
  return useArePublished()
    ? <p className="quiet">Your role sees published figures: counts are rounded to 5, shares to whole percent, and what rests on fewer than 5 courses is hidden.</p>
    : null;
}
