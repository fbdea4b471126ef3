import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { ReadBy } from '../access/ReadBy';
import { useCatalog } from '../api/Catalog';
import { reasonOf } from '../api/errors';
import { useRead } from '../api/useRead';
import { seesAccesses, seesHistory } from '../app/navigation';
import { AsOfNote } from '../audit/AsOfNote';
import { AsOfPicker } from '../audit/AsOfPicker';
import { Exports } from '../audit/Exports';
import { RecordAlarm } from '../audit/RecordAlarm';
import { endOfDay, viewKey, type View } from '../audit/moment';
import { ProofStatus } from '../audit/ProofStatus';
import { Circle } from '../circle/Circle';
import { ThenAndNow } from '../circle/ThenAndNow';
import { BreakGlass } from '../emergency/BreakGlass';
import { EmergencyNote } from '../emergency/EmergencyNote';
import { ExpectedCourse } from '../expected/ExpectedCourse';
import { CourseFidelity } from '../fidelity/CourseFidelity';
import { GoalList } from '../goals/GoalList';
import type { Measure } from '../generated/ipt/v1/catalog_service_pb';
import type { GetCourseAsOfResponse } from '../generated/ipt/v1/audit_service_pb';
import type { CourseEvent } from '../generated/ipt/v1/command_pb';
import type { Course } from '../generated/ipt/v1/course_pb';
import { History } from '../history/History';
import { Replay } from '../history/Replay';
import { useChangesSettled } from '../live/Live';
import { Scores } from '../scores/Scores';
import { useSession } from '../session/Session';
import { spanOf } from '../timeline/span';
import { Timeline } from '../timeline/Timeline';
import { Waiting } from '../ui/Waiting';
import { Attention } from './Attention';
import { CourseHeader } from './CourseHeader';
import { Findings } from './Findings';
import { Focus } from './Focus';
import { SessionTable } from './SessionTable';
import { TaskList } from './TaskList';
import './course.css';

interface Shown {
  course: Course | undefined;
  /** What the day it is shown as of rests on; undefined unless it is shown as of a day. */
  asOf: GetCourseAsOfResponse | undefined;
  /** From which events on the record does not hold or cannot be read; 0 for none. */
  record: { chainBrokenAt: bigint; unreadableFrom: bigint };
}

/** One course on a page, as it stands or, by the replay, as it stood. */
export default function CoursePage({ id }: { id: string }) {
  const { clients, claims, role } = useSession();
  const name = `clinics/${claims.clinic}/courses/${id}`;
  const [view, setView] = useState<View>({ kind: 'now' });

  const history = useRead<CourseEvent[]>(seesHistory(role) ? `history of ${name}` : null, async (signal) => {
    const events: CourseEvent[] = [];
    for await (const { event } of clients.courses.streamHistory({ course: name }, { signal })) {
      if (event !== undefined) {
        events.push(event);
      }
    }
    return events;
  });
  const reading = useRead(`${name} at ${viewKey(view)}`, async (signal): Promise<Shown> => {
    if (view.kind === 'day') {
      const moment = endOfDay(view.day, new Date());
      const asOf = view.knowledge === 'known' ? { case: 'recordedAt' as const, value: moment } : { case: 'occurredAt' as const, value: moment };
      const answer = await clients.audit.getCourseAsOf({ course: name, asOf }, { signal });
      return { course: answer.course, asOf: answer, record: { chainBrokenAt: answer.chainBrokenAt, unreadableFrom: answer.unreadableFrom } };
    }
    const asOf = view.kind === 'version' ? { case: 'atVersion' as const, value: view.version } : { case: undefined };
    const answer = await clients.courses.getCourse({ course: name, asOf }, { signal });
    return { course: answer.course, asOf: undefined, record: { chainBrokenAt: answer.chainBrokenAt, unreadableFrom: answer.unreadableFrom } };
  });
  // While the present is shown it follows what happens; the past does not change.
  useChangesSettled((change) => change.course === name, () => {
    history.again();
    if (view.kind === 'now') {
      reading.again();
    }
  });
  const showVersion = useCallback((version: bigint | null) => setView(version === null ? { kind: 'now' } : { kind: 'version', version }), []);

  const course = reading.data?.course;
  if (course === undefined) {
    return (
      <>
        <Waiting reading={reading} what="the course" />
        {role === 'therapist' && reasonOf(reading.error) === 'NOT_PERMITTED' && <BreakGlass course={name} onOpened={() => { reading.again(); history.again(); }} />}
      </>
    );
  }
  return (
    <div className={view.kind === 'now' ? 'course' : 'course course--replayed'}>
      <p className="quiet crumb"><Link href="/caseload">Caseload</Link> / {id}</p>
      {seesHistory(role) && (
        <div className="course-tools">
          {history.data === undefined ? <span /> : <ProofStatus course={name} version={BigInt(history.data.length)} />}
          <AsOfPicker view={view} onView={setView} />
        </div>
      )}
      {reading.error !== null && <Waiting reading={reading} what="the course" />}
      {reading.data !== undefined && <RecordAlarm {...reading.data.record} />}
      <AsOfNote view={view} answer={reading.data?.asOf} />
      <CourseView course={course} events={history.data ?? []} />
      {history.error !== null && <Waiting reading={history} what="the history" />}
      {history.data !== undefined && history.data.length > 0 && <History course={name} events={history.data} shown={course.version} onShow={showVersion} />}
      {seesAccesses(role) && <ReadBy course={name} />}
      {seesHistory(role) && <Exports course={name} />}
      {history.data !== undefined && history.data.length > 0 && <Replay events={history.data} shown={course.version} past={view.kind !== 'now'} loading={reading.loading} onVersion={showVersion} />}
    </div>
  );
}

function CourseView({ course, events }: { course: Course; events: CourseEvent[] }) {
  const { role } = useSession();
  const measures = useMeasures(course);
  const whole = useMemo(() => spanOf(course), [course]);
  const clinical = seesHistory(role);
  return (
    <>
      <CourseHeader course={course} />
      <div className="attention">
        <EmergencyNote course={course} />
        <Attention course={course} />
      </div>
      <div className="course__grid">
        {whole !== null && <div className="course__wide"><Timeline course={course} span={whole} events={events} /></div>}
        {clinical && <div className="course__main"><Scores course={course} measures={measures} span={whole} /></div>}
        {clinical && <div className="course__side"><Circle inventory={course.inventory} /></div>}
        {clinical && (course.inventory?.versions.length ?? 0) > 1 && <div className="course__wide"><ThenAndNow course={course.name} version={course.version} /></div>}
        {clinical && <div className="course__wide"><ExpectedCourse course={course.name} version={course.version} /></div>}
        {clinical && <div className="course__third"><TaskList checklist={course.checklist} /></div>}
        {clinical && <div className="course__third"><GoalList course={course} /></div>}
        <div className={clinical ? 'course__third' : 'course__main'}><Focus course={course} clinical={clinical} /></div>
        {clinical && course.findings.length > 0 && <div className="course__wide"><Findings findings={course.findings} /></div>}
        {clinical && <div className="course__wide"><CourseFidelity course={course.name} /></div>}
        <div className="course__wide"><SessionTable sessions={course.sessions} clinical={clinical} /></div>
      </div>
    </>
  );
}

/** The measures that the course has scores of, with what their data files say. */
function useMeasures(course: Course): Measure[] {
  const { clients } = useSession();
  const catalog = useCatalog();
  const codes = [...new Set((course.measures?.administrations ?? []).map((administration) => administration.measure))].filter((code) => catalog.measures.has(code)).sort();
  const reading = useRead(codes.length === 0 ? null : codes.join(), async (signal) =>
    Promise.all(codes.map(async (code) => (await clients.catalog.getMeasure({ code }, { signal })).measure)));
  return useMemo(
    () => (reading.data ?? []).filter((measure) => measure !== undefined).sort((a, b) => Number(b.symptom) - Number(a.symptom) || ORDER.indexOf(b.code) - ORDER.indexOf(a.code)),
    [reading.data],
  );
}

// The two that national outcome rules look at come first.
const ORDER = ['gad7', 'phq9'];
