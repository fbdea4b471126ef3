import type { ReactNode } from 'react';
import { useCatalog } from '../api/Catalog';
import type { Course } from '../generated/ipt/v1/course_pb';
import { day } from '../lib/dates';
import { humanise } from '../lib/words';

/** What the treatment works on, and what was agreed. */
export function Focus({ course, clinical }: { course: Course; clinical: boolean }) {
  const catalog = useCatalog();
  const { acute, maintenance } = course.contracts ?? {};
  const person = (ordinal: number | undefined) => course.inventory?.people.find((p) => p.person === ordinal)?.personRef;
  const rows: [string, ReactNode][] = [];
  if (clinical) {
    for (const area of course.focus?.areas ?? []) {
      const about = person(area.relatedPerson);
      rows.push([area.active ? 'Focus' : 'Focus until', [
        area.active ? null : day(area.droppedOn), catalog.word('problem_area', area.area), about && `with ${about}`, area.stage && `stage: ${humanise(area.stage).toLowerCase()}`,
      ].filter(Boolean).join(', ')]);
    }
    if (course.focus?.formulation !== undefined) {
      rows.push(['Formulation', `${catalog.word('formulation_agreement', course.focus.formulation.clientAgreement).toLowerCase()} on ${day(course.focus.formulation.sharedOn)}`]);
    }
    for (const diagnosis of course.assessment?.diagnoses ?? []) {
      rows.push(['Diagnosis', `${diagnosis.code}, ${catalog.word('diagnosis_status', diagnosis.verification).toLowerCase()}${diagnosis.toldToClient ? ', told to the client' : ''}`]);
    }
    if (course.risks?.level) {
      rows.push(['Risk', `${catalog.word('risk_level', course.risks.level).toLowerCase()}, assessed ${day(course.risks.assessedOn)}${course.risks.safetyPlans > 0 ? `; safety plan of ${day(course.risks.safetyPlanOn)}` : ''}`]);
    }
  }
  if (acute !== undefined) {
    rows.push(['Contract', `${acute.sessions} sessions of ${acute.minutes} min, ${catalog.word('frequency', acute.frequency).toLowerCase()}, ${day(acute.startDate)} to ${day(acute.plannedEnd)}`]);
  }
  if (maintenance !== undefined) {
    rows.push(['Maintenance', `${maintenance.sessions} sessions, ${catalog.word('frequency', maintenance.frequency).toLowerCase()}, to ${day(maintenance.plannedEnd)}`]);
  }
  for (const consent of course.consents?.consents ?? []) {
    rows.push(['Consent', `${catalog.word('consent_scope', consent.scope)}: ${catalog.word('consent_decision', consent.status).toLowerCase()}, ${day(consent.on)}`]);
  }
  return (
    <section className="panel" aria-labelledby="focus-title">
      <div className="panel__head"><h2 id="focus-title">{clinical ? 'Focus and agreements' : 'Agreements'}</h2></div>
      {rows.length === 0 ? <p className="quiet">Nothing was agreed by then.</p> : <dl className="pairs">{rows.map(([term, what], i) => <div key={i} style={{ display: 'contents' }}><dt>{term}</dt><dd>{what}</dd></div>)}</dl>}
    </section>
  );
}
