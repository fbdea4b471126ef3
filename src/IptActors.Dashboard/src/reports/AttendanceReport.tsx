import { useRead } from '../api/useRead';
import { ReportGrouping } from '../generated/ipt/v1/report_pb';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { CountFigure, RateFigure } from './Figures';
import { toDay, type Period } from './Period';

/** How appointments were kept, month by month. */
export function AttendanceReport({ period }: { period: Period }) {
  const { clients, claims, role } = useSession();
  const parent = `clinics/${claims.clinic}`;
  const reading = useRead(`attendance ${parent} ${role} ${period.from} ${period.to}`, (signal) =>
    clients.projections.getAttendance({ parent, from: toDay(period.from), to: toDay(period.to), groupBy: ReportGrouping.MONTH }, { signal }));
  return (
    <section className="panel" aria-labelledby="attendance-title">
      <div className="panel__head"><h2 id="attendance-title">Attendance</h2><p className="quiet">by month of the appointment</p></div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="attendance" /> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Attendance as a table">
          <table className="grid">
            <thead><tr><th>Month</th><th className="number">Appointments</th><th>Attended</th><th>Missed without notice</th><th>Called off by client</th><th>Called off by provider</th><th>Signed off</th></tr></thead>
            <tbody>
              {reading.data.rows.map((row) => (
                <tr key={row.group}>
                  <td className="nowrap">{row.group || 'All'}</td><td className="number"><CountFigure count={row.appointments} /></td><td><RateFigure rate={row.attended} /></td>
                  <td><RateFigure rate={row.missed} /></td><td><RateFigure rate={row.cancelledByClient} /></td><td><RateFigure rate={row.cancelledByProvider} /></td><td><RateFigure rate={row.signedOff} /></td>
                </tr>
              ))}
            </tbody>
          </table>
          {reading.data.rows.length === 0 && <p className="quiet">No appointment in the period.</p>}
        </div>
      )}
    </section>
  );
}
