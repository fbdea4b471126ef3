import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createClients, type Clients } from '../api/clients';
import { SignIn } from './SignIn';
import { store } from './store';
import { readClaims, type Claims, type Role } from './token';

/** Who is signed in, as what, and the clients that call as them. */
export interface Session {
  claims: Claims;
  /** The role they act in. */
  role: Role;
  /** Why an auditor reads; null until they said. */
  purpose: string | null;
  clients: Clients;
  actAs: (role: Role) => void;
  readFor: (purpose: string) => void;
  signOut: () => void;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) {
    throw new Error('useSession is called outside of SessionGate.');
  }
  return session;
}

/** Shows its children to somebody who is signed in, and the way in to everybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [token, setToken] = useState(store.token);
  const [chosen, setRole] = useState(store.role);
  const [purpose, setPurpose] = useState(store.purpose);
  const [ended, setEnded] = useState(false);

  const claims = useMemo(() => (token === null ? null : readClaims(token)), [token]);
  const role = claims === null ? undefined : chosen !== null && claims.roles.includes(chosen) ? chosen : claims.roles[0];

  const clients = useMemo(
    () => createClients({ token: token ?? '', role: role ?? null, purpose, onTokenRefused: () => { store.forget(); setEnded(true); setToken(null); } }),
    [token, role, purpose],
  );

  useEffect(() => {
    if (claims?.expires == null) {
      return;
    }
    const timer = setTimeout(() => { store.forget(); setEnded(true); setToken(null); }, Math.min(claims.expires.getTime() - Date.now(), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [claims]);

  if (token === null || claims === null || role === undefined) {
    return (
      <SignIn
        ended={ended}
        unreadable={token !== null}
        onToken={(given) => { store.keepToken(given); setEnded(false); setToken(given); }}
      />
    );
  }

  const session: Session = {
    claims,
    role,
    purpose,
    clients,
    actAs: (next) => { store.keepRole(next); setRole(next); },
    readFor: (next) => { store.keepPurpose(next); setPurpose(next); },
    signOut: () => { store.forget(); setEnded(false); setToken(null); setRole(null); setPurpose(null); },
  };
  return <SessionContext value={session}>{children}</SessionContext>;
}
