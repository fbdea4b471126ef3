import { Button } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/errors';
import { useRead } from '../api/useRead';
import { saveFile } from '../audit/saveFile';
import { courseId } from '../lib/words';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';
import { AccessTable } from './AccessTable';

const PAGE_SIZE = 50;

/** Who was shown or refused this course. Read only when it is opened: reading the log goes on record itself. */
export function ReadBy({ course }: { course: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="panel history" aria-labelledby="read-by-title">
      <div className="panel__head">
        <h2 id="read-by-title">Who read this</h2>
        <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Close the record' : 'Show who did'}</Button>
      </div>
      {open ? <Accesses course={course} /> : <p className="quiet">Every reading of this course is on record, this one too. To look at the record is put on it.</p>}
    </section>
  );
}

function Accesses({ course }: { course: string }) {
  const { clients, claims } = useSession();
  const [pageSize, setPageSize] = useState(PAGE_SIZE);
  const [problem, setProblem] = useState<string | null>(null);
  const reading = useRead(`accesses to ${course}, ${pageSize}`, (signal) => clients.access.listAccess({ parent: `clinics/${claims.clinic}`, course, pageSize }, { signal }));
  if (reading.data === undefined) {
    return <Waiting reading={reading} what="the log of access" />;
  }
  const save = async () => {
    try {
      setProblem(null);
      let text = '';
      for await (const { content } of clients.access.exportAccessReport({ course })) {
        text += content;
      }
      saveFile(`access-report-${courseId(course)}.txt`, [text], 'text/plain;charset=utf-8');
    } catch (error) {
      setProblem(explain(error).title);
    }
  };
  return (
    <>
      <AccessTable accesses={reading.data.accesses} courses={false} />
      <div className="filters buttons">
        {reading.data.nextPageToken !== '' && <Button size="xs" variant="default" onClick={() => setPageSize(pageSize + 4 * PAGE_SIZE)}>Show earlier ones</Button>}
        <Button size="xs" variant="default" onClick={() => void save()}>Save the report for the client</Button>
        {problem !== null && <p role="alert" className="tag tag--bad">{problem}</p>}
      </div>
    </>
  );
}
