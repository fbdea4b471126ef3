import type { ChartOption } from '../charts/echarts';
import type { Palette } from '../charts/palette';
import type { OutcomeRow } from '../generated/ipt/v1/outcome_pb';
import type { Rate } from '../generated/ipt/v1/report_pb';

/** Bars of the three headline rates for each group. What is hidden or has nobody to count has no bar. */
export function outcomeOption(rows: readonly OutcomeRow[], name: (group: string) => string, palette: Palette): ChartOption {
  const bars = (title: string, color: string, rate: (row: OutcomeRow) => Rate | undefined) => ({
    type: 'bar' as const, name: title, itemStyle: { color }, barMaxWidth: 22, barGap: '15%',
    data: rows.map((row) => { const perMille = rate(row)?.perMille; return perMille === undefined ? '-' : perMille / 10; }),
  });
  return {
    grid: { left: 44, right: 8, top: 34, bottom: 26 },
    legend: { top: 0, left: 0, icon: 'rect', itemWidth: 10, itemHeight: 10, textStyle: { color: palette.ink2, fontSize: 12 } },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 },
      valueFormatter: (value) => (typeof value === 'number' ? `${value.toFixed(1)} %` : 'hidden or nobody to count'),
    },
    xAxis: { type: 'category', data: rows.map((row) => name(row.group)), axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, axisLabel: { color: palette.ink2, fontSize: 11, hideOverlap: true } },
    yAxis: { type: 'value', min: 0, max: 100, interval: 25, axisLabel: { color: palette.ink2, fontSize: 11, formatter: '{value} %' }, splitLine: { lineStyle: { color: palette.line } } },
    series: [
      bars('Recovery', palette.brand, (row) => row.recovery),
      bars('Reliable improvement', palette.good, (row) => row.reliableImprovement),
      bars('Reliable recovery', palette.accent, (row) => row.reliableRecovery),
    ],
  };
}
