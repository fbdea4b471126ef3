import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { init, type ChartOption } from './echarts';
import { readPalette, type Palette } from './palette';
import './chart.css';

/**
 * A chart with what it says in words. The numbers belong beside it as a table: a canvas tells nothing to who does not see it.
 * @param label what the chart shows and says, in a sentence.
 */
export function Chart({ option, label, height }: { option: (palette: Palette) => ChartOption; label: string; height: number }) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const still = useReducedMotion(false, { getInitialValueInEffect: false });

  useEffect(() => {
    if (element.current === null) {
      return;
    }
    const drawn = init(element.current);
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element.current);
    return () => { watcher.disconnect(); drawn.dispose(); chart.current = null; };
  }, []);

  useEffect(() => {
    if (element.current !== null) {
      const font = { fontFamily: "'IBM Plex Sans', system-ui, sans-serif" };
      chart.current?.setOption({ animation: !still, animationDuration: 250, animationDurationUpdate: 200, textStyle: font, ...option(readPalette(element.current)) }, { notMerge: true });
    }
  }, [option, scheme, still]);

  return <div ref={element} className="chart" role="img" aria-label={label} style={{ height }} />;
}
