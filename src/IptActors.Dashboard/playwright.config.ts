import { defineConfig, type ReporterDescription } from '@playwright/test';

const reporter: ReporterDescription[] = process.env['IPT_REPORT'] === 'lines' ? [['./tests/lines.ts']] : [['list']];

/** Drives a server that runs: IPT_WEB names its address, IPT_TOKENS a JSON file with a token for each role. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter,
  use: {
    baseURL: process.env['IPT_WEB'] ?? 'http://127.0.0.1:5081',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['IPT_CHROMIUM'] ?? '/usr/bin/chromium',
      // Chromium's sandbox does not run as root, which containers of build servers are.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
