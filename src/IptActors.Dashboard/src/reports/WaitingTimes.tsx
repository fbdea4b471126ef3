import { useRead } from '../api/useRead';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { CountFigure, RateFigure } from './Figures';
import { toDay, type Period } from './Period';

/** The waiting-time counters of a period. */
export function WaitingTimes({ period }: { period: Period }) {
  const { clients, claims, role } = useSession();
  const parent = `clinics/${claims.clinic}`;
  const reading = useRead(`waits ${parent} ${role} ${period.from} ${period.to}`, (signal) => clients.projections.getWaitingTimes({ parent, from: toDay(period.from), to: toDay(period.to) }, { signal }));
  const waits = reading.data;
  return (
    <section aria-labelledby="waits-title">
      <div className="panel__head"><h2 id="waits-title">Waiting</h2><p className="quiet">of courses that finished in the period</p></div>
      {waits === undefined || reading.error !== null ? <Waiting reading={reading} what="waiting times" /> : (
        <dl className="figures">
          <div><dt>Treated within 6 weeks</dt><dd><RateFigure rate={waits.withinSixWeeks} /></dd></div>
          <div><dt>Treated within 18 weeks</dt><dd><RateFigure rate={waits.withinEighteenWeeks} /></dd></div>
          <div><dt>More than 28 days to the second session</dt><dd><RateFigure rate={waits.secondAfter28Days} /></dd></div>
          <div><dt>More than 90 days to the second session</dt><dd><RateFigure rate={waits.secondAfter90Days} /></dd></div>
          <div><dt>Open, no contact for 90 days</dt><dd><RateFigure rate={waits.noContact90Days} /></dd></div>
          <div><dt>Waiting today</dt><dd><CountFigure count={waits.waiting} /></dd></div>
          <div><dt>Median wait</dt><dd>{waits.medianDaysToTreatment === undefined ? <span className="quiet">not known or hidden</span> : <span>{waits.medianDaysToTreatment} days</span>}</dd></div>
        </dl>
      )}
    </section>
  );
}
