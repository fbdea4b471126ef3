import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Role = 'therapist' | 'supervisor' | 'coordinator' | 'auditor' | 'dashboard' | 'admin';

const tokens = JSON.parse(readFileSync(process.env['IPT_TOKENS'] ?? 'tokens.json', 'utf8')) as Record<Role, string>;

/** A token of somebody of the demo in a role. */
export const tokenOf = (role: Role): string => tokens[role];

/**
 * A page that fails its test when anything is written to the console as an error, when a script throws, or when anything is asked of
 * another host.
 */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error' && !isRefusal(message.text())) { faults.push(`console: ${message.text()}`); } });
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('request', (request) => { if (!request.url().startsWith(baseURL ?? '')) { faults.push(`another host: ${request.url()}`); } });
    await use();
    expect(faults).toEqual([]);
  }, { auto: true }],
});

// The browser itself notes every answer that is not a 200; that a call is refused is what some cases are about.
const isRefusal = (text: string) => /^Failed to load resource: the server responded with a status of 40[134]/.test(text);

export { expect };

/** Opens the sign-in link of a role. */
export async function signIn(page: Page, role: Role, path = '/'): Promise<void> {
  await page.goto(`/#token=${tokenOf(role)}`);
  await page.getByRole('navigation', { name: 'Pages' }).or(page.getByRole('button', { name: 'Menu' })).first().waitFor();
  if (role === 'auditor') {
    await page.getByLabel('Purpose of reading').selectOption('operations');
  }
  if (path !== '/') {
    await page.goto(path);
  }
}

/** Waits for the course page, and for its measures, which are read after it. */
export async function openCourse(page: Page, role: Role, id: string): Promise<void> {
  await signIn(page, role, `/courses/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: id })).toBeVisible();
}

/** A figure with its name, as the pages over many courses show them. */
export function figure(page: Page, name: string): Locator {
  return page.locator('.figures > div').filter({ has: page.getByText(name, { exact: true }) });
}

/** Says what WCAG 2 A and AA checkers find wrong with the page. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`).slice(0, 4).join('; ')}`);
}

/** Gives a command as somebody, past the dashboard. */
export async function command(baseURL: string, method: string, role: Role, request: object): Promise<void> {
  const answer = await fetch(`${baseURL}/ipt.v1.${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(role)}` },
    body: JSON.stringify({ requestId: randomUUID(), ...request }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}
