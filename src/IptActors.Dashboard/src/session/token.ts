/** What the dashboard reads from a token. The server checks it; here it only decides what is shown. */
export interface Claims {
  /** Id of the person. */
  subject: string;
  /** The one clinic the token is good for. */
  clinic: string;
  /** Roles in the order in which the server would act. */
  roles: Role[];
  /** When the token ends; null when it does not say. */
  expires: Date | null;
}

/** In this order a caller with several roles acts; the same as in the server's gate. */
export const ROLES = ['therapist', 'supervisor', 'integration', 'auditor', 'coordinator', 'admin', 'dashboard'] as const;

export type Role = (typeof ROLES)[number];

const FRAGMENT = '#token=';

/**
 * Takes the token out of the address, where a sign-in link puts it: after '#', so that no request and no log holds it.
 * The address is cleaned before anything else runs.
 */
export function takeFromAddress(location: Location, history: History): string | null {
  if (!location.hash.startsWith(FRAGMENT)) {
    return null;
  }
  const token = location.hash.slice(FRAGMENT.length);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

/** The claims of a token; null for anything that is not one of ours. */
export function readClaims(token: string): Claims | null {
  const payload = token.split('.')[1];
  if (payload === undefined) {
    return null;
  }
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const named = [claims['roles']].flat();
    if (typeof claims['sub'] !== 'string' || typeof claims['clinic'] !== 'string') {
      return null;
    }
    return {
      subject: claims['sub'],
      clinic: claims['clinic'],
      roles: ROLES.filter((role) => named.includes(role)),
      expires: typeof claims['exp'] === 'number' ? new Date(claims['exp'] * 1000) : null,
    };
  } catch {
    // Not base64 or not JSON: not a token.
    return null;
  }
}
