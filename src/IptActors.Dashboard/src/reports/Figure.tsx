/** Why a number is not shown. */
export const HIDDEN = 'hidden: too few';

/** A number that is absent when it is kept back. */
export function Figure({ value }: { value: number | undefined }) {
  return value === undefined ? <span className="quiet" title={HIDDEN}>hidden</span> : <>{value}</>;
}
