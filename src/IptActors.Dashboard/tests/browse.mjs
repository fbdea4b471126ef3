// Runs the browser tests against a server and prints one JSON line for each case; an argument after the three chooses cases.
//   node browse.mjs WEB_ADDRESS TOKENS_FILE CHROMIUM [PATTERN]
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [web, tokens, chromium, ...rest] = process.argv.slice(2);
const here = path.resolve(import.meta.dirname, '..');
const run = spawnSync(process.execPath, [path.join(here, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', ...rest], {
  cwd: here,
  env: { ...process.env, IPT_WEB: web, IPT_TOKENS: tokens, IPT_CHROMIUM: chromium, IPT_REPORT: 'lines' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(run.status ?? 1);
