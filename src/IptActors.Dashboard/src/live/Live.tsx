import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { CourseChange } from '../generated/ipt/v1/projection_service_pb';
import { useSession } from '../session/Session';
import { follow, pause, type LiveState } from './follow';

interface Live {
  state: LiveState;
  subscribe: (listener: (change: CourseChange) => void) => () => void;
}

const LiveContext = createContext<Live | null>(null);

/** Follows the clinic over one connection for all pages: a browser has few to one host. */
export function LiveGate({ children }: { children: ReactNode }) {
  const { clients, claims, role, purpose } = useSession();
  const [state, setState] = useState<LiveState>('connecting');
  const listeners = useRef(new Set<(change: CourseChange) => void>());
  const ready = role !== 'auditor' || purpose !== null;

  useEffect(() => {
    if (!ready) {
      return;
    }
    const end = new AbortController();
    void follow({
      signal: end.signal,
      watch: (afterPosition, signal) => clients.projections.watchClinic(
        { parent: `clinics/${claims.clinic}`, ...(afterPosition === undefined ? {} : { afterPosition }) }, { signal }),
      onChange: (change) => listeners.current.forEach((listener) => listener(change)),
      onState: setState,
      pause,
    });
    return () => end.abort();
  }, [clients, claims.clinic, ready]);

  const subscribe = useCallback((listener: (change: CourseChange) => void) => {
    listeners.current.add(listener);
    return () => { listeners.current.delete(listener); };
  }, []);
  const live = useMemo(() => ({ state, subscribe }), [state, subscribe]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function useLiveContext(): Live {
  const live = use(LiveContext);
  if (live === null) {
    throw new Error('Changes are followed outside of LiveGate.');
  }
  return live;
}

/** How the connection is. */
export function useLiveState(): LiveState {
  return useLiveContext().state;
}

/** Calls back for every change of the clinic that the reader may see. */
export function useChanges(onChange: (change: CourseChange) => void): void {
  const { subscribe } = useLiveContext();
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => subscribe((change) => latest.current(change)), [subscribe]);
}

/** Calls back soon after changes that matter: once for a burst of them, and not more often than every few seconds however many come. */
export function useChangesSettled(matters: (change: CourseChange) => boolean, onSettled: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const called = useRef(-Infinity);
  const latest = useRef(onSettled);
  latest.current = onSettled;
  useChanges((change) => {
    if (matters(change) && timer.current === undefined) {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        called.current = performance.now();
        latest.current();
      }, Math.max(SETTLE_MS, called.current + REST_MS - performance.now()));
    }
  });
  useEffect(() => () => { clearTimeout(timer.current); timer.current = undefined; }, []);
}

const SETTLE_MS = 300;

// A page that is read anew on every change of a busy clinic would be read all the time, and each reading is on record.
const REST_MS = 3_000;
