import type { TherapistCaseload } from '../generated/ipt/v1/projection_service_pb';
import { Figure } from '../reports/Figure';
import './caseload.css';

/** How much each therapist carries. */
export function Carriers({ caseloads }: { caseloads: TherapistCaseload[] }) {
  return (
    <section className="panel carriers" aria-labelledby="carriers-title">
      <div className="panel__head"><h2 id="carriers-title">By therapist</h2></div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Caseload by therapist">
        <table className="grid">
          <thead><tr><th>Therapist</th><th className="number">Open</th><th className="number">In treatment</th><th className="number">Before treatment</th><th className="number">Suspended</th><th className="number">Sessions left</th><th className="number">Tasks overdue</th><th className="number">Risk reviews</th></tr></thead>
          <tbody>
            {caseloads.map((row) => (
              <tr key={row.therapist}>
                <td className="nowrap">{row.therapist || 'not assigned'}</td>
                {[row.openCourses, row.inTreatment, row.beforeTreatment, row.suspended, row.sessionsLeft, row.tasksOverdue, row.openRiskReviews].map((value, i) => <td key={i} className="number"><Figure value={value} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
