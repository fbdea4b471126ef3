import { ExpectedCourseStatus } from '../generated/ipt/v1/trajectory_pb';

/** What a signal of the expected course is called, and how it is coloured. */
export const STATUSES: Record<ExpectedCourseStatus, { label: string; sign: string }> = {
  [ExpectedCourseStatus.UNSPECIFIED]: { label: 'not known', sign: '' },
  [ExpectedCourseStatus.UNKNOWN]: { label: 'cannot be said', sign: '' },
  [ExpectedCourseStatus.ON_TRACK]: { label: 'on track', sign: 'tag--good' },
  [ExpectedCourseStatus.WATCH]: { label: 'watch', sign: 'tag--warn' },
  [ExpectedCourseStatus.OFF_TRACK]: { label: 'off track', sign: 'tag--bad' },
};
