import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AccessTable } from '../access/AccessTable';
import { useRead } from '../api/useRead';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const PAGE_SIZE = 50;

/** Who was shown or refused what, over the clinic. */
export default function AccessPage() {
  const { clients, claims } = useSession();
  const parent = `clinics/${claims.clinic}`;
  const [course, setCourse] = useState('');
  const [person, setPerson] = useState('');
  const [size, setSize] = useState(PAGE_SIZE);
  const [asked] = useDebouncedValue({ course: course.trim(), person: person.trim() }, 400);
  const reading = useRead(`accesses ${parent} ${asked.course} ${asked.person} ${size}`, (signal) =>
    clients.access.listAccess({ parent, course: asked.course === '' ? '' : `${parent}/courses/${asked.course}`, person: asked.person, pageSize: size }, { signal }));
  return (
    <>
      <div className="page-head"><h1>Access log</h1><p className="quiet">Who was shown or refused what. To look at it is on record, too.</p></div>
      <div className="filters">
        <TextInput size="xs" label="Course" placeholder="all" value={course} onChange={(event) => setCourse(event.currentTarget.value)} />
        <TextInput size="xs" label="Person" placeholder="all" value={person} onChange={(event) => setPerson(event.currentTarget.value)} />
      </div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="the log of access" /> : (
        <div className="panel">
          <AccessTable accesses={reading.data.accesses} courses />
          {reading.data.nextPageToken !== '' && <Button mt="sm" size="xs" variant="default" onClick={() => setSize(size + 4 * PAGE_SIZE)}>Show earlier ones</Button>}
        </div>
      )}
    </>
  );
}
