import { Code, ConnectError } from '@connectrpc/connect';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What a reading has come to. While it is read again, what was there before stays. */
export interface Reading<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  again: () => void;
}

/**
 * Reads from the server, and again whenever the key changes. A reading that is overtaken is called off.
 * @param key names what is read; null reads nothing.
 */
export function useRead<T>(key: string | null, read: (signal: AbortSignal) => Promise<T>): Reading<T> {
  const [state, setState] = useState<{ key: string | null; data: T | undefined; error: unknown; loading: boolean }>({
    key: null, data: undefined, error: null, loading: key !== null,
  });
  const [round, setRound] = useState(0);
  const latest = useRef(read);
  latest.current = read;

  useEffect(() => {
    if (key === null) {
      return;
    }
    const call = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    latest.current(call.signal).then(
      (data) => { if (!call.signal.aborted) { setState({ key, data, error: null, loading: false }); } },
      (error: unknown) => {
        if (!call.signal.aborted && ConnectError.from(error).code !== Code.Canceled) {
          setState((before) => ({ ...before, key, error, loading: false }));
        }
      },
    );
    return () => call.abort();
  }, [key, round]);

  const again = useCallback(() => setRound((n) => n + 1), []);
  return { data: state.data, error: state.error, loading: state.loading, again };
}
