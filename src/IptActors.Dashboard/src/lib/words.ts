/** `session_held` → `Session held`. */
export function humanise(code: string): string {
  const words = code.replaceAll(/[_-]+/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `3 sessions`, `1 session`. */
export function count(n: number | bigint, one: string, many = `${one}s`): string {
  return `${n} ${Number(n) === 1 ? one : many}`;
}

/** The id in `clinics/{clinic}/courses/{course}`. */
export function courseId(name: string): string {
  return name.split('/').at(-1) ?? name;
}
