import { Button, Slider } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import { day } from '../lib/dates';
import { humanise } from '../lib/words';
import './replay.css';

/** How long the slider rests before the page follows, so that dragging does not ask for every version on the way. */
const SETTLE_MS = 90;
const STEP_MS = 450;

/** Moves the whole page through the course's history. */
export function Replay({ events, shown, past, loading, onVersion }: {
  events: CourseEvent[];
  /** Version shown. */
  shown: bigint;
  /** Whether something else than the present is shown. */
  past: boolean;
  loading: boolean;
  /** Asks for a version; null for the present. */
  onVersion: (version: bigint | null) => void;
}) {
  const last = events.length;
  const [value, setValue] = useState(Number(shown));
  const [playing, setPlaying] = useState(false);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const still = useReducedMotion();

  useEffect(() => setValue(Number(shown)), [shown]);
  useEffect(() => () => clearTimeout(settling.current), []);

  const move = useCallback((next: number) => {
    const wanted = Math.min(Math.max(next, 1), last);
    setValue(wanted);
    clearTimeout(settling.current);
    settling.current = setTimeout(() => onVersion(wanted >= last ? null : BigInt(wanted)), SETTLE_MS);
  }, [last, onVersion]);

  useEffect(() => {
    if (!playing || loading) {
      return;
    }
    if (value >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => move(value + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, loading, value, last, move]);

  const step = (next: number) => { setPlaying(false); move(next); };
  const event = events[value - 1];
  const said = event === undefined ? '' : `${humanise(event.type)}, ${day(event.occurredAt)}`;
  const marked = past || value < last;
  return (
    <section className="replay" aria-label="Replay" data-past={marked || undefined}>
      <div className="replay__words">
        <strong>{marked ? `As it stood after event ${value} of ${last}` : 'As it stands now'}</strong>
        <span className="replay__event" aria-live="polite">{said}</span>
      </div>
      <Slider
        className="replay__slider" min={1} max={Math.max(last, 2)} value={value} onChange={step}
        label={null} thumbLabel="Event of the history" thumbProps={{ 'aria-valuetext': `Event ${value} of ${last}: ${said}` }} size="sm" disabled={last < 2}
      />
      <div className="replay__buttons">
        <Button size="compact-sm" variant="default" aria-label="One event back" disabled={value <= 1} onClick={() => step(value - 1)}>‹</Button>
        <Button size="compact-sm" variant="default" aria-label="One event on" disabled={value >= last} onClick={() => step(value + 1)}>›</Button>
        {!still && <Button size="compact-sm" variant="default" onClick={() => { if (!playing && value >= last) { move(1); } setPlaying(!playing); }}>{playing ? 'Pause' : 'Play'}</Button>}
        <Button size="compact-sm" variant="default" disabled={!marked} onClick={() => step(last)}>Now</Button>
      </div>
    </section>
  );
}
