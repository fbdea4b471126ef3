import type { GetCourseAsOfResponse } from '../generated/ipt/v1/audit_service_pb';
import { day as sayDay } from '../lib/dates';
import { count } from '../lib/words';
import type { View } from './moment';

/** Says what a page as of a day rests on. */
export function AsOfNote({ view, answer }: { view: View; answer: GetCourseAsOfResponse | undefined }) {
  if (view.kind !== 'day' || answer === undefined) {
    return null;
  }
  const day = sayDay(new Date(`${view.day}T00:00:00Z`));
  return (
    <div className="notice notice--past" role="status">
      <p>
        <strong>{view.knowledge === 'known' ? `As it was known on ${day}` : `As it truly was on ${day}`}</strong>: {count(answer.events, 'event')} count
        {answer.recordedLater.length > 0 && `, ${answer.recordedLater.length} of them recorded later`}
        {answer.happenedLater.length > 0 && `, ${answer.happenedLater.length} that happened later stand because others build on them`}.
      </p>
      {answer.chainBrokenAt !== 0n && <p className="tag tag--bad">The record is not as it was from event {String(answer.chainBrokenAt)} on.</p>}
    </div>
  );
}
