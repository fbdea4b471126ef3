import { Code, ConnectError } from '@connectrpc/connect';
import type { CourseChange, WatchClinicResponse } from '../generated/ipt/v1/projection_service_pb';

/** How the connection that tells what happens is. */
export type LiveState = 'connecting' | 'live' | 'broken' | 'refused';

/** What following needs from outside. */
export interface FollowOptions {
  /** Opens the stream after a position; undefined for from now on. */
  watch: (afterPosition: bigint | undefined, signal: AbortSignal) => AsyncIterable<WatchClinicResponse>;
  onChange: (change: CourseChange) => void;
  onState: (state: LiveState) => void;
  /** Waits before the next attempt. */
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Follows the clinic until it is called off. A connection that breaks goes on from the last position, so that nothing is lost or told twice. */
export async function follow({ watch, onChange, onState, pause, signal }: FollowOptions): Promise<void> {
  let position: bigint | undefined;
  let wait = FIRST_PAUSE_MS;
  onState('connecting');
  while (!signal.aborted) {
    try {
      for await (const { message } of watch(position, signal)) {
        wait = FIRST_PAUSE_MS;
        onState('live');
        if (message.value !== undefined) {
          position = message.value.position;
        }
        if (message.case === 'change') {
          onChange(message.value);
        }
      }
    } catch (error) {
      if (isFinal(error)) {
        onState('refused');
        return;
      }
    }
    if (!signal.aborted) {
      onState('broken');
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
    }
  }
}

// These do not get better by asking again.
function isFinal(error: unknown): boolean {
  return [Code.PermissionDenied, Code.Unauthenticated, Code.Unimplemented, Code.InvalidArgument].includes(ConnectError.from(error).code);
}

/** Resolves after a while, or at once when it is called off. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
