import { useMemo } from 'react';
import { useCatalog } from '../api/Catalog';
import { Chart } from '../charts/Chart';
import type { Palette } from '../charts/palette';
import { day } from '../lib/dates';
import { describeLine, type GoalPoint } from './goalLine';
import { goalOption } from './goalOption';

/** A goal over time, and the same as a table. Nothing for less than two ratings: there is no way to be seen yet. */
export function GoalChart({ text, points, scale, target }: { text: string; points: GoalPoint[]; scale: readonly [number, number]; target: number }) {
  const catalog = useCatalog();
  const option = useMemo(() => (palette: Palette) => goalOption(points, scale, target, palette), [points, scale, target]);
  if (points.length < 2) {
    return null;
  }
  return (
    <>
      <Chart option={option} label={describeLine(text, points, target)} height={104} />
      <details>
        <summary>{points.length} ratings as a table</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`Ratings of ${text}`}>
          <table className="grid">
            <thead><tr><th scope="col">Day</th><th scope="col" className="number">Rating</th><th scope="col">Achievement</th></tr></thead>
            <tbody>
              {points.map((point, i) => (
                <tr key={i}><td className="nowrap">{day(point.at)}</td><td className="number">{point.value}</td><td>{catalog.word('goal_achievement', point.achievement)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
