import { useMemo } from 'react';
import { useCatalog } from '../api/Catalog';
import { Chart } from '../charts/Chart';
import type { Palette } from '../charts/palette';
import type { Measure } from '../generated/ipt/v1/catalog_service_pb';
import type { Course } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { scoreOption } from './scoreOption';
import { seriesOf, summarise, type ScoreSeries } from './series';
import './scores.css';

/** The measures of a course, a chart each, on one scale of time. */
export function Scores({ course, measures, span }: { course: Course; measures: Measure[]; span: { from: Date; to: Date } | null }) {
  const series = useMemo(
    () => measures.map((measure) => seriesOf(measure, course.measures?.administrations ?? [])).filter((s) => s.points.length > 0),
    [course, measures],
  );
  return (
    <section className="panel" aria-labelledby="scores-title">
      <div className="panel__head">
        <h2 id="scores-title">Scores</h2>
        <p className="quiet">Shaded bands: severity, darker is worse. Diamond: a risk item was answered above its trigger.</p>
      </div>
      {series.length === 0 ? <p className="quiet">No score was recorded by then.</p> : <div className="scores">{series.map((s) => <Score key={s.measure} series={s} span={span} />)}</div>}
    </section>
  );
}

function Score({ series, span }: { series: ScoreSeries; span: { from: Date; to: Date } | null }) {
  const catalog = useCatalog();
  const name = catalog.measure(series.measure);
  const last = series.points.at(-1);
  const option = useMemo(() => (palette: Palette) => scoreOption(series, palette, span), [series, span]);
  const summary = summarise(series, name);
  return (
    <figure className="score">
      <figcaption>
        <h3>{name} <span className="quiet">{series.scale.higherIsBetter ? 'higher is better' : 'lower is better'}</span></h3>
        <p className="score__last"><strong>{last?.value}</strong> {last?.band} <Change reliable={last?.reliable ?? null} /></p>
      </figcaption>
      <Chart option={option} label={summary} height={190} />
      <p className="quiet">{summary}</p>
      <details>
        <summary>{name} as a table</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`Scores of ${name}`}>
          <table className="grid">
            <thead><tr><th>Day</th><th className="number">Score</th><th>Band</th><th>Clinical range</th><th>Since the first</th><th>Remarks</th></tr></thead>
            <tbody>
              {series.points.map((point) => (
                <tr key={point.ordinal}>
                  <td className="nowrap">{day(point.at)}</td><td className="number">{point.value}</td><td>{point.band || '–'}</td>
                  <td>{point.isCase === null ? '–' : point.isCase ? 'inside' : 'outside'}</td>
                  <td>{point.reliable === null ? '–' : point.reliable === 'none' ? 'no reliable change' : `reliably ${point.reliable === 'improved' ? 'better' : 'worse'}`}{point.response ? ', response' : ''}</td>
                  <td>{[point.risk && 'risk item', point.prorated && 'prorated', point.afterClosure && 'after closure'].filter(Boolean).join(', ') || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Change({ reliable }: { reliable: string | null }) {
  return reliable === 'improved' ? <span className="tag tag--good">reliably better</span>
    : reliable === 'deteriorated' ? <span className="tag tag--bad">reliably worse</span>
    : reliable === 'none' ? <span className="tag">no reliable change</span> : null;
}
