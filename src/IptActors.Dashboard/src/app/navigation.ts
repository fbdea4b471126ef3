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
  { path: '/risk', label: 'Risk board', roles: PLANNING, Page: lazy(() => import('../pages/RiskPage')) },
  { path: '/due', label: 'Due', roles: PLANNING, Page: lazy(() => import('../pages/DuePage')) },
  { path: '/service', label: 'Waiting and attendance', roles: [...PLANNING, 'dashboard'], Page: lazy(() => import('../pages/ServicePage')) },
  { path: '/outcomes', label: 'Outcomes', roles: [...PLANNING, 'dashboard'], Page: lazy(() => import('../pages/OutcomesPage')) },
  { path: '/fidelity', label: 'Fidelity', roles: [...PLANNING, 'dashboard'], Page: lazy(() => import('../pages/FidelityPage')) },
  { path: '/emergency-access', label: 'Emergency access', roles: ['supervisor', 'admin', 'auditor'], Page: lazy(() => import('../pages/EmergencyPage')) },
  { path: '/access-log', label: 'Access log', roles: ['auditor', 'admin'], Page: lazy(() => import('../pages/AccessPage')) },
  { path: '/system', label: 'System', roles: ['admin', 'supervisor', 'auditor', 'dashboard'], Page: lazy(() => import('../pages/SystemPage')) },
];

/** The pages of a role, the first being where it starts. */
export function pagesOf(role: Role): readonly Page[] {
  return PAGES.filter((page) => page.roles.includes(role));
}

/** Roles that may ask who read a course. */
export function seesAccesses(role: Role): boolean {
  return seesHistory(role) || role === 'admin';
}

/** Roles that see what happened event by event. */
export function seesHistory(role: Role): boolean {
  return role === 'therapist' || role === 'supervisor' || role === 'auditor';
}
