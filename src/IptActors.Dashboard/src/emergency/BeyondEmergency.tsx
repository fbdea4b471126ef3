/** Stands where something is left out for who came in by an emergency: that opens the record of the course, not what is computed from it. */
export function BeyondEmergency() {
  return <p className="quiet">An access in an emergency opens the record, not this.</p>;
}
