import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../session/token';

/** A page of the dashboard. */
export interface Page {
  path: string;
  label: string;
  /** Roles that may use it. The server decides by its own table; this only spares people pages that would refuse them. */
  roles: readonly Role[];
  Page: LazyExoticComponent<ComponentType>;
}

const PLANNING: readonly Role[] = ['therapist', 'supervisor', 'coordinator', 'admin', 'auditor'];

const PAGES: readonly Page[] = [
  { path: '/caseload', label: 'Caseload', roles: PLANNING, Page: lazy(() => import('../pages/CaseloadPage')) },
  { path: '/emergency-access', label: 'Emergency access', roles: ['supervisor', 'admin', 'auditor'], Page: lazy(() => import('../pages/EmergencyPage')) },
  { path: '/access-log', label: 'Access log', roles: ['auditor', 'admin'], Page: lazy(() => import('../pages/AccessPage')) },
];

/** The pages of a role, the first being where it starts. */
export function pagesOf(role: Role): readonly Page[] {
  return PAGES.filter((page) => page.roles.includes(role));
}

/** Roles that see what happened event by event. */
export function seesHistory(role: Role): boolean {
  return role === 'therapist' || role === 'supervisor' || role === 'auditor';
}
