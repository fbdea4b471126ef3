import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** One JSON line for each case, as the tests in C# read them. */
export default class Lines implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    const errors = result.errors.map((error) => error.message ?? error.value ?? '').join('\n');
    // Colours of the terminal are of no use in a report.
    process.stdout.write(`${JSON.stringify({ case: test.title, ok: result.status === 'passed', error: errors.replaceAll(/\u001b\[[0-9;]*m/g, '') || result.status })}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
