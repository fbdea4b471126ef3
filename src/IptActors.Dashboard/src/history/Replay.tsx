import { Button, Slider } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import { day } from '../lib/dates';
import { humanise } from '../lib/words';
import './replay.css';

/** How long the slider rests before the page follows, so that dragging does not ask for every version on the way. */
const SETTLE_MS = 90;
const STEP_MS = 450;

/** Moves the whole page through the course's history. */
export function Replay({ events, version, loading, onVersion }: {
  events: CourseEvent[];
  /** Version shown; null for the present. */
  version: bigint | null;
  loading: boolean;
  onVersion: (version: bigint | null) => void;
}) {
  const last = events.length;
  const [value, setValue] = useState(Number(version ?? last));
  const [playing, setPlaying] = useState(false);
  const still = useReducedMotion();

  useEffect(() => setValue(Number(version ?? last)), [version, last]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const wanted = value >= last ? null : BigInt(value);
      if (wanted !== version) {
        onVersion(wanted);
      }
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value, last, version, onVersion]);

  useEffect(() => {
    if (!playing || loading) {
      return;
    }
    if (value >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setValue(value + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, loading, value, last]);

  const event = events[value - 1];
  const said = event === undefined ? '' : `${humanise(event.type)}, ${day(event.occurredAt)}`;
  return (
    <section className="replay" aria-label="Replay" data-past={value < last || undefined}>
      <div className="replay__words">
        <strong>{value < last ? `As it stood after event ${value} of ${last}` : 'As it stands now'}</strong>
        <span className="replay__event" aria-live="polite">{said}</span>
      </div>
      <Slider
        className="replay__slider" min={1} max={Math.max(last, 2)} value={value} onChange={(next) => { setPlaying(false); setValue(Math.min(next, last)); }}
        label={null} thumbLabel="Event of the history" thumbProps={{ 'aria-valuetext': `Event ${value} of ${last}: ${said}` }} size="sm" disabled={last < 2}
      />
      <div className="replay__buttons">
        <Button size="compact-sm" variant="default" aria-label="One event back" disabled={value <= 1} onClick={() => setValue(value - 1)}>‹</Button>
        <Button size="compact-sm" variant="default" aria-label="One event on" disabled={value >= last} onClick={() => setValue(value + 1)}>›</Button>
        {!still && <Button size="compact-sm" variant="default" onClick={() => { if (!playing && value >= last) { setValue(1); } setPlaying(!playing); }}>{playing ? 'Pause' : 'Play'}</Button>}
        <Button size="compact-sm" variant="default" disabled={value >= last} onClick={() => { setPlaying(false); setValue(last); }}>Now</Button>
      </div>
    </section>
  );
}
