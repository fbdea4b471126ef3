import { Phase } from '../generated/ipt/v1/phase_pb';

/** Phases in the order of treatment, as codes of the catalog. */
export const PHASE_CODES = ['referral', 'waitlist', 'assessment', 'initial', 'middle', 'termination', 'maintenance', 'closed'] as const;

export type PhaseCode = (typeof PHASE_CODES)[number];

/** The catalog's code of a phase; null for none. */
export function phaseCode(phase: Phase | undefined): PhaseCode | null {
  return PHASE_CODES[(phase ?? Phase.UNSPECIFIED) - 1] ?? null;
}

/** The phase of a catalog's code. */
export function phaseOf(code: string): Phase {
  return PHASE_CODES.indexOf(code as PhaseCode) + 1;
}
