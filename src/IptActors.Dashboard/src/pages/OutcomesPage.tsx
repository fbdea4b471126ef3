import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCatalog, type Catalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import { Chart } from '../charts/Chart';
import type { Palette } from '../charts/palette';
import type { GetClinicOutcomesResponse, OutcomeRow, OutcomeTarget } from '../generated/ipt/v1/outcome_pb';
import { ReportGrouping } from '../generated/ipt/v1/report_pb';
import { useChangesSettled } from '../live/Live';
import { HIDDEN } from '../reports/Figure';
import { CountFigure, PublishedNote, RateFigure } from '../reports/Figures';
import { outcomeOption } from '../reports/outcomeOption';
import { lastMonths, PeriodPicker, toDay, type Period } from '../reports/Period';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const GROUPINGS = [
  { value: ReportGrouping.MONTH, label: 'Month' }, { value: ReportGrouping.THERAPIST, label: 'Therapist' }, { value: ReportGrouping.PROBLEM_AREA, label: 'Problem area' },
  { value: ReportGrouping.PROTOCOL, label: 'Protocol' }, { value: ReportGrouping.MODALITY, label: 'Modality' }, { value: ReportGrouping.SERVICE, label: 'Service' },
];

/** Outcomes of the clinic by the rules of NHS Talking Therapies, every rate with what it is made of. */
export default function OutcomesPage() {
  const { clients, claims, role } = useSession();
  const [period, setPeriod] = useState<Period>(() => lastMonths(12, new Date()));
  const [grouping, setGrouping] = useState(ReportGrouping.MONTH);
  const parent = `clinics/${claims.clinic}`;
  // What was asked travels with the answer: while another grouping is read, the rows before keep their own names.
  const reading = useRead(`outcomes ${parent} ${role} ${period.from} ${period.to} ${grouping}`, async (signal) => ({
    grouping, answer: await clients.projections.getClinicOutcomes({ parent, from: toDay(period.from), to: toDay(period.to), groupBy: grouping }, { signal }),
  }));
  useChangesSettled((change) => change.type === 'course_closed' || change.type === 'course_reopened', reading.again);
  return (
    <>
      <div className="page-head">
        <h1>Outcomes</h1>
        {reading.data !== undefined && <p className="quiet">Rule set {reading.data.answer.ruleSet} {reading.data.answer.ruleSetVersion}; a course counts on the day it was closed</p>}
      </div>
      <div className="filters">
        <PeriodPicker period={period} onPeriod={setPeriod} />
        <NativeSelect size="xs" label="By" value={grouping} data={GROUPINGS.map(({ value, label }) => ({ value: String(value), label }))} onChange={(event) => setGrouping(Number(event.currentTarget.value))} />
      </div>
      {reading.data === undefined || reading.error !== null ? <Waiting reading={reading} what="the outcomes" /> : <Outcomes answer={reading.data.answer} grouping={reading.data.grouping} />}
    </>
  );
}

function Outcomes({ answer: { rows, total, targets }, grouping }: { answer: GetClinicOutcomesResponse; grouping: ReportGrouping }) {
  const catalog = useCatalog();
  const name = useMemo(() => (group: string) => groupName(group, grouping, catalog), [catalog, grouping]);
  const option = useMemo(() => (palette: Palette) => outcomeOption(rows, name, palette), [rows, name]);
  if (total === undefined) {
    return <p className="quiet">No course was closed in the period.</p>;
  }
  return (
    <div className="stack">
      {total.pairedDataLow && <div className="notice notice--warn"><p><strong>Read with care.</strong> Too few courses have first and last scores: the rates below may say more about who filled in measures than about treatment.</p></div>}
      <dl className="figures">
        <div><dt>Closed courses</dt><dd><CountFigure count={total.ended} /></dd></div>
        <div><dt>Finished courses</dt><dd><CountFigure count={total.finished} /></dd></div>
        <div><dt>At caseness at the start</dt><dd><RateFigure rate={total.casenessAtStart} /></dd></div>
        <div><dt>Recovery</dt><dd><RateFigure rate={total.recovery} /><Target targets={targets} figure="recovery" /></dd></div>
        <div><dt>Reliable improvement</dt><dd><RateFigure rate={total.reliableImprovement} /><Target targets={targets} figure="reliable_improvement" /></dd></div>
        <div><dt>Reliable recovery</dt><dd><RateFigure rate={total.reliableRecovery} /><Target targets={targets} figure="reliable_recovery" /></dd></div>
        <div><dt>Reliable deterioration</dt><dd><RateFigure rate={total.reliableDeterioration} /></dd></div>
        <div><dt>With first and last scores</dt><dd><RateFigure rate={total.pairedData} /></dd></div>
        <div><dt>Treatment within 6 weeks</dt><dd><RateFigure rate={total.withinSixWeeks} /><Target targets={targets} figure="six_weeks" /></dd></div>
        <div><dt>Treatment within 18 weeks</dt><dd><RateFigure rate={total.withinEighteenWeeks} /><Target targets={targets} figure="eighteen_weeks" /></dd></div>
        <div><dt>Left before planned</dt><dd><RateFigure rate={total.droppedOut} /></dd></div>
        <div><dt>Contacts per finished course</dt><dd>{total.meanContactsTenths === undefined ? <span className="quiet">hidden or none</span> : <span>{(total.meanContactsTenths / 10).toFixed(1)}</span>}</dd></div>
      </dl>
      {targets.some((target) => !target.confirmed) && <p className="quiet">* as a secondary source has it</p>}
      <PublishedNote />
      {rows.length > 0 && (
        <section className="panel" aria-label="Outcomes by group">
          {rows.some(hasBar) && <Chart option={option} label="Recovery, reliable improvement and reliable recovery of each group; the table below has the numbers." height={220} />}
          <div className="table-scroll" tabIndex={0} role="region" aria-label="Outcomes as a table">
            <table className="grid">
              <thead><tr><th>{GROUPINGS.find(({ value }) => value === grouping)?.label}</th><th className="number">Finished</th><th>Recovery</th><th>Reliable improvement</th><th>Reliable recovery</th><th>Deterioration</th><th>First and last scores</th></tr></thead>
              <tbody>{rows.map((row) => <Row key={row.group} row={row} name={name(row.group)} />)}</tbody>
            </table>
          </div>
          <p className="quiet note">Recovery and reliable recovery are shares of finished courses less those known to have begun below caseness, the others of all finished courses. A course is finished after two or more attended treatment contacts.</p>
        </section>
      )}
    </div>
  );
}

function hasBar({ recovery, reliableImprovement, reliableRecovery }: OutcomeRow): boolean {
  return [recovery, reliableImprovement, reliableRecovery].some((rate) => rate?.perMille !== undefined);
}

function Row({ row, name }: { row: OutcomeRow; name: string }) {
  return (
    <tr>
      <td className="nowrap">{name}</td>
      {row.suppressed ? <td colSpan={6} className="quiet">{HIDDEN}, or another group could be told from it</td> : (
        <>
          <td className="number"><CountFigure count={row.finished} /></td>
          <td><RateFigure rate={row.recovery} /></td><td><RateFigure rate={row.reliableImprovement} /></td><td><RateFigure rate={row.reliableRecovery} /></td>
          <td><RateFigure rate={row.reliableDeterioration} /></td>
          <td><RateFigure rate={row.pairedData} /> {row.pairedDataLow && <span className="tag tag--warn">low</span>}</td>
        </>
      )}
    </tr>
  );
}

/** What services are asked to reach; says when that comes from a secondary source. */
function Target({ targets, figure }: { targets: OutcomeTarget[]; figure: string }) {
  const target = targets.find((one) => one.figure === figure);
  return target === undefined ? null
    : <span className="rate__target">asked for: {target.perMille / 10} %{target.year && ` in ${target.year}`}{target.confirmed ? '' : '\u00a0*'}</span>;
}

function groupName(group: string, grouping: ReportGrouping, catalog: Catalog): string {
  if (group === '') {
    return 'not known';
  }
  switch (grouping) {
    case ReportGrouping.PROBLEM_AREA: return catalog.word('problem_area', group);
    case ReportGrouping.PROTOCOL: return catalog.protocol(group);
    case ReportGrouping.MODALITY: return catalog.word('modality', group);
    default: return group;
  }
}
