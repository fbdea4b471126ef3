/** The mark: a closeness circle with one person in it. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" className="mark">
      <circle cx="16" cy="16" r="14.5" stroke="currentColor" strokeWidth="1.75" />
      <circle cx="16" cy="16" r="8.5" stroke="currentColor" strokeWidth="1.75" />
      <circle cx="16" cy="16" r="3.5" fill="currentColor" />
      <circle cx="24.5" cy="13" r="3" className="mark__person" />
    </svg>
  );
}
