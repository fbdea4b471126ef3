import { useRead } from '../api/useRead';
import { Figure } from '../reports/Figure';
import { Indicator, indicatorName, isTotal } from '../reports/Indicator';
import { IndicatorLegend } from '../reports/IndicatorLegend';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

/** How closely the record follows the protocol, therapist by therapist. Computed from the record; never a judgement of competence. */
export default function FidelityPage() {
  const { clients, claims, role } = useSession();
  const reading = useRead(`fidelity ${claims.clinic} ${role}`, (signal) => clients.projections.listFidelity({ parent: `clinics/${claims.clinic}` }, { signal }));
  if (reading.data === undefined) {
    return <Waiting reading={reading} what="fidelity" />;
  }
  const { therapists } = reading.data;
  const columns = therapists[0]?.indicators ?? [];
  // The total first: a table of fourteen columns is read from its left.
  const order = [...columns.filter(isTotal), ...columns.filter((column) => !isTotal(column))];
  return (
    <div className="stack">
      <div className="page-head">
        <h1>Fidelity</h1>
        <p className="quiet">Computed from the record, with numerator and denominator. It says what was recorded, not how well it was done.</p>
      </div>
      {reading.error !== null && <Waiting reading={reading} what="fidelity" />}
      <div className="panel table-scroll" tabIndex={0} role="region" aria-label="Fidelity by therapist">
        <table className="grid fidelity">
          <thead>
            <tr><th scope="col">Therapist</th><th scope="col" className="number">Courses</th>{order.map((column) => <th scope="col" key={column.code} title={column.title}>{indicatorName(column)}</th>)}</tr>
          </thead>
          <tbody>
            {therapists.map((row) => (
              <tr key={row.therapist}>
                <th scope="row">{row.therapist || 'not assigned'}</th>
                <td className="number"><Figure value={row.courses} /></td>
                {order.map(({ code }) => <td key={code}>{row.indicators.filter((indicator) => indicator.code === code).map((indicator) => <Indicator key={code} indicator={indicator} />)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
        {therapists.length === 0 && <p className="quiet">No course has sessions yet.</p>}
      </div>
      {columns.length > 0 && <section className="panel" aria-labelledby="legend-title"><div className="panel__head"><h2 id="legend-title">What is counted</h2></div><IndicatorLegend indicators={columns} /></section>}
    </div>
  );
}
