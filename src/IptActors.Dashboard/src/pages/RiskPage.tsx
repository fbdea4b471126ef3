import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { useRead } from '../api/useRead';
import type { RiskRow } from '../generated/ipt/v1/risk_board_pb';
import { day, moment } from '../lib/dates';
import { count, courseId } from '../lib/words';
import { useChangesSettled } from '../live/Live';
import { LiveSign } from '../live/LiveSign';
import { seesHistory } from '../app/navigation';
import { OffTrack } from '../expected/OffTrack';
import { useSession } from '../session/Session';
import { Waiting } from '../ui/Waiting';

const PAGE_SIZE = 100;

/** Risk reviews that wait for a clinician, the most urgent on top. A later low score takes none away. */
export default function RiskPage() {
  const { clients, claims, role } = useSession();
  const [answered, setAnswered] = useState(false);
  const [pages, setPages] = useState(1);

  const reading = useRead(`risk of ${claims.clinic} as ${role}, ${answered}, ${pages}`, async (signal) => {
    const reviews: RiskRow[] = [];
    let pageToken = '';
    for (let page = 0; page < pages && (page === 0 || pageToken !== ''); page++) {
      const answer = await clients.projections.listRisk({ parent: `clinics/${claims.clinic}`, includeAnswered: answered, pageSize: PAGE_SIZE, pageToken }, { signal });
      reviews.push(...answer.reviews);
      pageToken = answer.nextPageToken;
    }
    return { reviews, more: pageToken !== '' };
  });
  useChangesSettled((change) => change.type.startsWith('risk_') || change.type === 'safety_plan_recorded' || change.type === 'therapist_assigned', reading.again);

  if (reading.data === undefined) {
    return <Waiting reading={reading} what="the risk reviews" />;
  }
  const open = reading.data.reviews.filter((review) => review.answeredAt === undefined);
  return (
    <>
      <div className="page-head">
        <h1>Risk board</h1>
        <LiveSign />
      </div>
      <div className="filters">
        <Switch size="sm" label="Answered ones too" checked={answered} onChange={(event) => setAnswered(event.currentTarget.checked)} />
        <p className="quiet" role="status">{count(open.length, 'review')} open{reading.data.more ? ' or more' : ''}</p>
      </div>
      {reading.error !== null && <Waiting reading={reading} what="the risk reviews" />}
      <div className="panel table-scroll" tabIndex={0} role="region" aria-label="Risk reviews">
        <table className="grid">
          <thead><tr><th>Course</th><th>Therapist</th><th>Opened</th><th>Waiting</th><th>Answer by</th><th>What opened it</th><th>Assessed risk</th>{answered && <th>Answered</th>}</tr></thead>
          <tbody>{reading.data.reviews.map((review) => <Row key={`${review.course} ${review.review}`} review={review} answered={answered} />)}</tbody>
        </table>
        {reading.data.reviews.length === 0 && <p className="quiet">No risk review is open.</p>}
      </div>
      {reading.data.more && <Button variant="default" size="xs" mt="sm" onClick={() => setPages(pages + 1)}>Show more</Button>}
      {seesHistory(role) && <OffTrack />}
    </>
  );
}

function Row({ review, answered }: { review: RiskRow; answered: boolean }) {
  const catalog = useCatalog();
  const open = review.answeredAt === undefined;
  return (
    <tr>
      <td className="nowrap"><Link href={`/courses/${courseId(review.course)}`}>{courseId(review.course)}</Link></td>
      <td>{review.therapist || <span className="tag tag--warn">not assigned</span>}</td>
      <td className="nowrap">{moment(review.openedAt)}</td>
      <td className="nowrap">{open ? age(review.ageHours) : '–'}</td>
      <td className="nowrap">{day(review.dueOn)} {open && review.overdue && <span className="tag tag--bad">overdue</span>} {open && review.escalate && <span className="tag tag--bad">today</span>}</td>
      <td>{review.measure === '' ? catalog.word('risk_source', review.source) : `${catalog.measure(review.measure)}${review.items.map((item) => `, item ${item.item.split('_').at(-1)}: ${item.level}`).join('')}`} {review.recordedLate && <span className="tag">recorded late</span>}</td>
      <td>{review.riskLevel === '' ? '–' : catalog.word('risk_level', review.riskLevel)} {review.safetyPlanMissing && <span className="tag tag--bad">no safety plan</span>}</td>
      {answered && <td className="nowrap">{open ? <span className="tag tag--warn">open</span> : `${moment(review.answeredAt)}${review.outcome ? `, ${catalog.word('risk_review_outcome', review.outcome).toLowerCase()}` : ''}`}</td>}
    </tr>
  );
}

/** `5 h`, `3 days`. */
function age(hours: number): string {
  return hours < 48 ? `${hours} h` : count(Math.floor(hours / 24), 'day');
}
