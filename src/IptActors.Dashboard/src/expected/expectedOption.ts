import type { ChartOption } from '../charts/echarts';
import type { Palette } from '../charts/palette';
import type { MeasureTrajectory } from '../generated/ipt/v1/trajectory_pb';

/** Scores against what is expected of them, session by session: found, expected, and the limit from which on the course is watched. */
export function expectedOption(trajectory: MeasureTrajectory, palette: Palette): ChartOption {
  const scale = trajectory.scale || 1;
  const found = trajectory.points.filter((point) => point.total !== undefined && !point.afterClosure).map((point) => [point.sessionNumber, (point.total ?? 0) / scale]);
  const expected = trajectory.expected.map((point) => [point.sessionNumber, point.expectedTotal / scale]);
  const limit = trajectory.expected.map((point) => [point.sessionNumber, point.limitTotal / scale]);
  const sessions = [...found, ...expected].map(([session]) => session ?? 0);
  const line = (name: string, data: (number | undefined)[][], color: string, type: 'solid' | 'dashed' | 'dotted') => ({
    type: 'line' as const, name, data, itemStyle: { color }, lineStyle: { color, type, width: type === 'solid' ? 2 : 1.5 }, symbol: type === 'solid' ? 'circle' : 'none', symbolSize: 7,
  });
  return {
    grid: { left: 34, right: 12, top: 30, bottom: 38 },
    legend: { top: 0, left: 0, itemWidth: 22, itemHeight: 8, textStyle: { color: palette.ink2, fontSize: 12 } },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 }, axisPointer: { lineStyle: { color: palette.line } } },
    xAxis: {
      type: 'value', min: Math.min(...sessions), max: Math.max(...sessions), minInterval: 1, name: 'session', nameLocation: 'middle', nameGap: 22, nameTextStyle: { color: palette.ink2, fontSize: 11 },
      axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { color: palette.ink2, fontSize: 11 },
    },
    yAxis: { type: 'value', min: trajectory.minTotal / scale, max: trajectory.maxTotal / scale, splitNumber: 3, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.ink2, fontSize: 11, showMaxLabel: false } },
    series: [
      line('found', found, palette.brand, 'solid'),
      line('expected', expected, palette.plan, 'dashed'),
      line(trajectory.higherIsWorse ? 'watched above' : 'watched below', limit, palette.bad, 'dotted'),
    ],
  };
}
