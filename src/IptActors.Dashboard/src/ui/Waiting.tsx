import { Button } from '@mantine/core';
import { explain } from '../api/errors';
import type { Reading } from '../api/useRead';

/** Stands where something is still read, or could not be. */
export function Waiting({ reading, what }: { reading: Pick<Reading<unknown>, 'error' | 'loading' | 'again'>; what: string }) {
  if (reading.error !== null && reading.error !== undefined) {
    const explained = explain(reading.error);
    return (
      <div className="notice notice--problem" role="alert">
        <h2>{explained.title}</h2>
        <p>{explained.advice}</p>
        {explained.retry && <Button variant="default" size="xs" onClick={reading.again}>Try again</Button>}
      </div>
    );
  }
  return <p className="waiting" role="status">Reading {what}…</p>;
}
