import { useLiveState } from './Live';
import type { LiveState } from './follow';
import './live.css';

const WORDS: Record<LiveState, string> = { connecting: 'connecting', live: 'live', broken: 'connection lost, trying again', refused: 'not live for this role' };

/** Says whether what is shown follows what happens. */
export function LiveSign() {
  const state = useLiveState();
  return <span className={`live live--${state}`} role="status"><i aria-hidden="true" /> {WORDS[state]}</span>;
}
