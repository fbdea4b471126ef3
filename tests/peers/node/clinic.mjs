// Requests of an invented clinic, for every client of Node.
import { randomUUID } from 'node:crypto';

/** A request that opens a new course, in the names of the .proto files. */
export function openCourse() {
  return {
    course: `clinics/north-house/courses/c-${randomUUID()}`,
    request_id: randomUUID(),
    client_ref: `client-${randomUUID()}`,
    service: 'adult',
    protocol: 'ipt-adult-16',
    referred_on: { year: 2026, month: 3, day: 2 },
    referral_source: 'gp',
  };
}
