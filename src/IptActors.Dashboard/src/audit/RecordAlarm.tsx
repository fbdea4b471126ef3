/** Says that the record of a course is not what was recorded, or cannot be read to its end. Such a course takes no commands. */
export function RecordAlarm({ chainBrokenAt, unreadableFrom }: {
  /** Version of the first event whose hash does not hold; 0 for none. */
  chainBrokenAt: bigint;
  /** Version of the first event that cannot be read; 0 for none. */
  unreadableFrom: bigint;
}) {
  if (chainBrokenAt === 0n && unreadableFrom === 0n) {
    return null;
  }
  return (
    <div className="attention">
      <div className="notice notice--problem" role="alert">
        <strong>{chainBrokenAt === 0n ? `The record cannot be read from event ${unreadableFrom} on` : `The record was altered outside the engine, at event ${chainBrokenAt}`}</strong>
        <span>{unreadableFrom === 0n ? 'Do not rely on what is shown.' : 'What is shown is the course as it stood before that event.'} Nothing can be recorded until it is repaired: tell who runs the server.</span>
      </div>
    </div>
  );
}
