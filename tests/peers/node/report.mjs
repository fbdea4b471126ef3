// Runs cases one after the other and prints one JSON line for each.
const CASE_TIMEOUT_MS = 20_000;

export async function runCases(cases) {
  for (const [name, run] of Object.entries(cases)) {
    let timer;
    const timeout = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${CASE_TIMEOUT_MS} ms`)), CASE_TIMEOUT_MS);
    });
    try {
      await Promise.race([run(), timeout]);
      console.log(JSON.stringify({ case: name, ok: true }));
    } catch (error) {
      console.log(JSON.stringify({ case: name, ok: false, error: String(error?.stack ?? error) }));
    } finally {
      clearTimeout(timer);
    }
  }
}

export function equal(actual, expected, what) {
  const [found, wanted] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (found !== wanted) {
    throw new Error(`${what}: expected ${wanted}, found ${found}`);
  }
}

// The keys of a map have no order on the wire.
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
}
