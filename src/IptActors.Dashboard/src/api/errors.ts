import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '../generated/google/rpc/error_details_pb';

/** An error as a person reads it. */
export interface Explained {
  title: string;
  advice: string;
  /** Whether the same call may succeed later. */
  retry: boolean;
}

/** Why a call was refused, by the stable reason of the server; null when it gave none. */
export function reasonOf(error: unknown): string | null {
  if (error === null || error === undefined) {
    return null;
  }
  return ConnectError.from(error).findDetails(ErrorInfoSchema)[0]?.reason ?? null;
}

/** Says what went wrong and what to do, without the words of the wire. */
export function explain(error: unknown): Explained {
  const wire = ConnectError.from(error);
  switch (reasonOf(error)) {
    case 'NOT_PERMITTED':
      return {
        title: 'This is not open to you',
        advice: 'Your role may not see it, or it is not one of your courses. If you need it for your work, ask the coordinator to assign you.',
        retry: false,
      };
    case 'PURPOSE_REQUIRED':
      return { title: 'Say why you read', advice: 'Your role names a purpose for every reading. Choose one at the top of the page.', retry: false };
    case 'COURSE_NOT_FOUND':
      return { title: 'There is no such course', advice: 'The address may have been cut short. Look for the course in the caseload.', retry: false };
    case 'CHAIN_BROKEN':
      return { title: 'This record was altered outside the engine', advice: 'Its hash chain does not hold. Tell who runs the server; do not rely on what is shown.', retry: false };
    default:
      break;
  }
  switch (wire.code) {
    case Code.Unavailable:
    case Code.Unknown:
      return { title: 'The server cannot be reached', advice: 'It may be starting or under heavy load. What you see may be old.', retry: true };
    case Code.DeadlineExceeded:
      return { title: 'The server took too long', advice: 'Try again in a moment.', retry: true };
    case Code.Unimplemented:
      return { title: 'This server does not offer that', advice: 'The dashboard is newer than the server, or this edition leaves it out.', retry: false };
    case Code.InvalidArgument:
      return { title: 'The server did not understand the question', advice: wire.rawMessage, retry: false };
    default:
      return { title: 'Something went wrong', advice: wire.rawMessage, retry: true };
  }
}
