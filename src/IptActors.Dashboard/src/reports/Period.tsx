import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

/** Days from and to, both counted in, as `2026-03-07`. */
export interface Period {
  from: string;
  to: string;
}

/** The request's form of a day. */
export function toDay(text: string): { year: number; month: number; day: number } {
  const [year, month, day] = text.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

/** The period of so many months up to today. */
export function lastMonths(months: number, today: Date): Period {
  const from = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, today.getUTCDate() + 1));
  return { from: from.toISOString().slice(0, 10), to: today.toISOString().slice(0, 10) };
}

const PRESETS = [{ value: '3', label: 'Last 3 months' }, { value: '6', label: 'Last 6 months' }, { value: '12', label: 'Last 12 months' }, { value: 'own', label: 'From … to …' }];

/** Lets a period be chosen. One whose end lies before its beginning is said to be so and not asked for. */
export function PeriodPicker({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const [preset, setPreset] = useState('12');
  const [draft, setDraft] = useState(period);
  const turned = draft.from > draft.to;
  const change = (next: Period) => {
    setDraft(next);
    if (next.from !== '' && next.to !== '' && next.from <= next.to) {
      onPeriod(next);
    }
  };
  return (
    <>
      <NativeSelect
        size="xs" label="Period" value={preset} data={PRESETS}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setPreset(chosen);
          if (chosen !== 'own') {
            change(lastMonths(Number(chosen), new Date()));
          }
        }}
      />
      {preset === 'own' && (
        <>
          <TextInput size="xs" type="date" label="First day" value={draft.from} onChange={(event) => change({ ...draft, from: event.currentTarget.value })} />
          <TextInput size="xs" type="date" label="Last day" value={draft.to} error={turned ? 'Lies before the first day' : undefined} onChange={(event) => change({ ...draft, to: event.currentTarget.value })} />
        </>
      )}
    </>
  );
}
