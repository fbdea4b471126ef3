import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Knowledge, View } from './moment';
import './audit.css';

/** Shows the page as of a day: as it was known then, or as it truly was by what was recorded later. */
export function AsOfPicker({ view, onView }: { view: View; onView: (view: View) => void }) {
  const today = new Date().toISOString().slice(0, 10);
  const [day, setDay] = useState(view.kind === 'day' ? view.day : today);
  const [knowledge, setKnowledge] = useState<Knowledge>('known');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day !== '' && day <= today) {
      onView({ kind: 'day', day, knowledge });
    }
  };
  return (
    <details className="as-of">
      <summary>As of a day</summary>
      <form onSubmit={submit} className="filters">
        <TextInput size="xs" type="date" label="Day" max={today} value={day} onChange={(event) => setDay(event.currentTarget.value)} error={day > today ? 'Lies in the future' : undefined} />
        <NativeSelect
          size="xs" label="Meaning" value={knowledge} onChange={(event) => setKnowledge(event.currentTarget.value as Knowledge)}
          data={[{ value: 'known', label: 'What was known then' }, { value: 'true', label: 'What was true then' }]}
        />
        <Button size="xs" type="submit" variant="default">Show</Button>
        {view.kind !== 'now' && <Button size="xs" variant="default" onClick={() => onView({ kind: 'now' })}>Back to now</Button>}
      </form>
      <p className="quiet">What was known counts entries by when they were recorded. What was true counts them by when they happened, also if they were entered or corrected later.</p>
    </details>
  );
}
