import type { ChartOption } from '../charts/echarts';
import type { Palette } from '../charts/palette';
import { day } from '../lib/dates';
import type { GoalPoint } from './goalLine';

/** The ratings of a goal over time, with the value at which it is reached as a line. A value holds until it is rated again. */
export function goalOption(points: readonly GoalPoint[], [min, max]: readonly [number, number], target: number, palette: Palette): ChartOption {
  return {
    grid: { left: 26, right: 12, top: 8, bottom: 20 },
    xAxis: {
      type: 'time', axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, splitLine: { show: false }, splitNumber: 3,
      axisLabel: { color: palette.ink2, fontSize: 11, hideOverlap: true, formatter: { year: '{yyyy}', month: '{MMM}', day: '{d} {MMM}' } },
    },
    yAxis: {
      type: 'value', min, max, interval: max - min, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink2, fontSize: 11 },
    },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { lineStyle: { color: palette.line } },
      formatter: (params) => {
        const index = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
        const point = index === undefined ? undefined : points[index];
        return point === undefined ? '' : `${day(point.at)}\n${point.value}`;
      },
    },
    series: [
      {
        type: 'line', step: 'end', symbol: 'circle', symbolSize: 7, itemStyle: { color: palette.brand }, lineStyle: { color: palette.brand, width: 2 },
        data: points.map((point) => [point.at.getTime(), point.value]),
        markLine: {
          silent: true, symbol: 'none', animation: false,
          data: [{ yAxis: target, lineStyle: { color: palette.good, type: 'dashed', width: 1.5 }, label: { formatter: 'target', color: palette.good, fontSize: 11, position: target > (min + max) / 2 ? 'insideStartBottom' : 'insideStartTop' } }],
        },
      },
    ],
  };
}
