import type { ChartOption } from '../charts/echarts';
import type { Palette } from '../charts/palette';
import { day } from '../lib/dates';
import { reliableLines, type ScoreSeries } from './series';

/** The chart of one measure: bands behind, cut-off and reliable change as lines, the scores in front. */
export function scoreOption(series: ScoreSeries, palette: Palette, span: { from: Date; to: Date } | null): ChartOption {
  const { points, scale } = series;
  const { better, worse } = reliableLines(series);
  const shades = bandShades(scale.bands.length, scale.higherIsBetter);
  const line = (value: number, label: string, color: string, type: 'dashed' | 'dotted', above: boolean) => ({
    yAxis: value, lineStyle: { color, type, width: 1.25 },
    label: { formatter: label, color, position: above ? 'insideStartTop' as const : 'insideStartBottom' as const, fontSize: 11, distance: [4, 6] as [number, number] },
  });
  // Their words stand on the sides turned away from each other, for the two lines are often close.
  const cutOffAbove = better === null || (scale.cutOff?.value ?? 0) >= better;
  return {
    grid: { left: 34, right: 10, top: 10, bottom: 24 },
    xAxis: {
      type: 'time', axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { color: palette.ink2, fontSize: 11, hideOverlap: true, formatter: { year: '{yyyy}', month: '{MMM}', day: '{d} {MMM}' } },
      ...(span === null ? {} : { min: span.from.getTime(), max: span.to.getTime() }),
    },
    yAxis: {
      type: 'value', min: scale.min, max: scale.max, splitNumber: 4, axisLine: { show: false }, splitLine: { show: false },
      axisLabel: { color: palette.ink2, fontSize: 11, showMaxLabel: false },
    },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { lineStyle: { color: palette.line } },
      formatter: (params) => {
        const index = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
        const point = index === undefined ? undefined : points[index];
        return point === undefined ? '' : `${day(point.at)}\n${point.value}${point.band ? `  ${point.band}` : ''}${point.prorated ? '  (prorated)' : ''}`;
      },
    },
    series: [
      {
        type: 'line', symbolSize: 8, lineStyle: { color: palette.brand, width: 2 }, z: 3,
        data: points.map((point) => ({
          value: [point.at.getTime(), point.value],
          symbol: point.risk ? 'diamond' : 'circle',
          symbolSize: point.risk ? 13 : 8,
          itemStyle: { color: point.afterClosure ? palette.surface : point.risk ? palette.bad : palette.brand, borderColor: point.risk ? palette.bad : palette.brand, borderWidth: 2 },
        })),
        markArea: {
          silent: true,
          data: scale.bands.map((band, i) => [
            { name: band.title, yAxis: i === 0 ? scale.min : band.from, itemStyle: { color: palette.ink, opacity: shades[i] ?? 0 }, label: { color: palette.ink2, fontSize: 11, position: 'insideRight' } },
            { yAxis: scale.bands[i + 1]?.from ?? scale.max },
          ]),
        },
        markLine: {
          silent: true, symbol: 'none', animation: false,
          data: [
            ...(scale.cutOff === null ? [] : [line(scale.cutOff.value, `cut-off ${scale.cutOff.operator.replace('>=', '≥').replace('<=', '≤')} ${scale.cutOff.value}`, palette.warn, 'dashed', cutOffAbove)]),
            ...(better === null ? [] : [line(better, `reliably better: ${better}`, palette.good, 'dotted', !cutOffAbove)]),
            ...(worse === null ? [] : [line(worse, `reliably worse: ${worse}`, palette.bad, 'dotted', !scale.higherIsBetter)]),
          ],
        },
      },
    ],
  };
}

/** How dark each band is, from 0: the more severe the darker. */
export function bandShades(bands: number, higherIsBetter: boolean): number[] {
  const shades = Array.from({ length: bands }, (_, i) => (bands === 1 ? 0 : (i / (bands - 1)) * 0.13));
  return higherIsBetter ? shades.reverse() : shades;
}
