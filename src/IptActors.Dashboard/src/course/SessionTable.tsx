import { useCatalog } from '../api/Catalog';
import type { Sessions } from '../generated/ipt/v1/course_pb';
import { moment } from '../lib/dates';
import { humanise } from '../lib/words';

const SIGNS: Record<string, string> = { held: 'tag--good', missed: 'tag--bad', cancelled: 'tag--warn' };

/** Every appointment and what became of it. */
export function SessionTable({ sessions, clinical }: { sessions: Sessions | undefined; clinical: boolean }) {
  const catalog = useCatalog();
  const appointments = sessions?.appointments ?? [];
  return (
    <section className="panel" aria-labelledby="sessions-title">
      <div className="panel__head">
        <h2 id="sessions-title">Appointments</h2>
        <p className="quiet">{sessions?.heldCount ?? 0} held, {sessions?.totalMissed ?? 0} missed</p>
      </div>
      {appointments.length === 0 ? <p className="quiet">None by then.</p> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Appointments">
          <table className="grid">
            <thead>
              <tr><th className="number">Session</th><th>When</th><th>Status</th><th>Kind</th><th>How</th>{clinical && <><th>In every session</th><th>Techniques</th></>}<th>Record</th></tr>
            </thead>
            <tbody>
              {appointments.map((a) => (
                <tr key={a.session}>
                  <td className="number">{a.number ?? '–'}</td>
                  <td className="nowrap">{moment(a.startsAt)}</td>
                  <td><span className={`tag ${SIGNS[a.status] ?? ''}`}>{a.status}</span></td>
                  <td>{catalog.word('session_kind', a.kind)}</td>
                  <td>{humanise(a.modality)}, {a.minutes} min</td>
                  {clinical && (
                    <>
                      <td>{a.status === 'held' ? [a.openingCheck && 'opening', a.symptomReview && 'symptoms', a.moodEventLink && 'mood–event'].filter(Boolean).join(', ') || 'none noted' : '–'}</td>
                      <td>{[...new Set(a.techniques.map((used) => humanise(used.technique).toLowerCase()))].join(', ') || '–'}</td>
                    </>
                  )}
                  <td>{a.status === 'held' ? (a.signedOff ? 'signed off' : <span className="tag tag--warn">not signed off</span>) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
