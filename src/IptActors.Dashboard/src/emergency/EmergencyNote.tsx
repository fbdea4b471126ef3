import type { Course } from '../generated/ipt/v1/course_pb';
import { dateOf, moment } from '../lib/dates';

/** Tells on the course itself who opened it in an emergency, as long as it is open or waits for its review. */
export function EmergencyNote({ course }: { course: Course }) {
  const now = new Date();
  const shown = (course.emergencies?.accesses ?? []).filter((access) => access.review === undefined);
  return (
    <>
      {shown.map((access) => {
        const open = (dateOf(access.expiresAt) ?? now) > now;
        return (
          <div key={access.ordinal} className="notice notice--warn">
            <strong>{open ? `Open to ${access.by} in an emergency until ${moment(access.expiresAt)}` : `Was open to ${access.by} in an emergency until ${moment(access.expiresAt)}`}</strong>
            <span>{access.reason && `Reason: ${access.reason}. `}Its review is waiting.</span>
          </div>
        );
      })}
    </>
  );
}
