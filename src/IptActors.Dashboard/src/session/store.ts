import type { Role } from './token';

/** What is kept for the tab, and gone with it. */
const KEYS = { token: 'ipt.token', role: 'ipt.role', purpose: 'ipt.purpose' } as const;

export const store = {
  token: () => sessionStorage.getItem(KEYS.token),
  role: () => sessionStorage.getItem(KEYS.role) as Role | null,
  purpose: () => sessionStorage.getItem(KEYS.purpose),
  keepToken: (token: string) => sessionStorage.setItem(KEYS.token, token),
  keepRole: (role: Role) => sessionStorage.setItem(KEYS.role, role),
  keepPurpose: (purpose: string) => sessionStorage.setItem(KEYS.purpose, purpose),
  forget: () => Object.values(KEYS).forEach((key) => sessionStorage.removeItem(key)),
};
