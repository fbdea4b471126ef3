import { command, expect, figure, signIn, test } from './clinic';

test('outcomes come with what each rate is made of, and with what is asked for', async ({ page }) => {
  await signIn(page, 'supervisor', '/outcomes');

  await expect(figure(page, 'Recovery')).toContainText(/\d+\.\d % \d+ of \d+/);
  await expect(figure(page, 'Recovery')).toContainText('asked for: 50 %');
  await expect(page.getByRole('img', { name: /^Recovery, reliable improvement/ })).toBeVisible();
  await page.getByLabel('By', { exact: true }).selectOption('Therapist');
  await expect(page.getByRole('columnheader', { name: 'Therapist' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Outcomes as a table' }).getByRole('row', { name: /^m-lin \d+ / })).toBeVisible();
});

test('a period that ends before it begins is not asked for', async ({ page }) => {
  await signIn(page, 'supervisor', '/outcomes');
  await page.getByLabel('Period').selectOption('own');
  await page.getByLabel('Last day').fill('2020-01-01');

  await expect(page.getByText('Lies before the first day')).toBeVisible();
  await expect(figure(page, 'Finished courses')).toContainText(/\d/);
});

test('who sees only published figures is told what is hidden, and no course reaches the browser', async ({ page, baseURL }) => {
  const received: string[] = [];
  page.on('response', async (response) => {
    if (response.url().startsWith(`${baseURL}/ipt.v1.`) && !response.url().includes('/Watch')) {
      received.push(await response.text().catch(() => ''));
    }
  });
  await signIn(page, 'dashboard', '/outcomes');
  await expect(figure(page, 'Finished courses')).toContainText(/^Finished courses(about \d*[05]|hidden: too few)$/);
  await expect(page.getByRole('cell', { name: /^hidden: too few, or another group/ }).first()).toBeVisible();
  for (const name of ['Waiting and attendance', 'Fidelity', 'System']) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.waiting')).toHaveCount(0);
  }

  expect(received.length).toBeGreaterThan(5);
  expect(received.filter((body) => /courses\/|client-\d|invented-/.test(body))).toEqual([]);
});

test('fidelity is shown with numerator and denominator', async ({ page }) => {
  await signIn(page, 'supervisor', '/fidelity');

  await expect(page.getByRole('row', { name: /^m-lin \d+ 0\.\d\d .*\d+ \/ \d+/ })).toBeVisible();
  await expect(page.getByText('Initial tasks in time')).toBeVisible();
});

test('the risk board takes in a new review while it is open', async ({ page, baseURL }) => {
  await signIn(page, 'supervisor', '/risk');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Risk reviews' }).getByRole('row', { name: /invented-15/ })).toHaveCount(0);
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'coordinator', {
    course: 'clinics/harbour/courses/invented-15', area: 'self_harm', source: 'session', escalate: true, detail: 'Called the front desk in distress.',
  });

  await expect(page.getByRole('region', { name: 'Risk reviews' }).getByRole('row', { name: /invented-15/ })).toContainText(/Session.*No known risk/);
});

test('courses that fare worse than expected stand under the risk reviews, with the reason', async ({ page }) => {
  await signIn(page, 'supervisor', '/risk');

  await expect(page.getByRole('region', { name: 'Courses off track' }).getByRole('row', { name: /invented-14/ }).first()).toContainText(/session \d+ of \d+; first \d+, expected \d+/);
});

test('a coordinator plans by the risk board and sees no scores there', async ({ page }) => {
  await signIn(page, 'coordinator', '/risk');

  await expect(page.getByRole('row', { name: /invented-22/ })).toBeVisible();
  await expect(page.getByText(/PHQ-9|Worse than expected/)).toHaveCount(0);
});

test('what is due says what each task is about', async ({ page }) => {
  await signIn(page, 'supervisor', '/due');
  await page.getByLabel('Overdue only').check({ force: true });

  await expect(page.getByRole('row', { name: /case-d/ }).first()).toContainText(/overdue.*T\d\d \w+/);
});

test('waits and attendance come with what each share is made of, and with who waits', async ({ page }) => {
  await signIn(page, 'coordinator', '/service');

  await expect(figure(page, 'Treated within 6 weeks')).toContainText(/\d+\.\d % \d+ of \d+/);
  await expect(page.getByRole('region', { name: 'Waiting list' }).getByRole('row', { name: /^invented-03 .* Waiting list m-lin$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Attendance as a table' }).getByRole('row').nth(2)).toContainText(/\d+\.\d % \d+ of \d+/);
  await expect(page.getByText('Your role sees published figures')).toHaveCount(0);
});

test('an admin sees how far the projections are and what is signed', async ({ page }) => {
  await signIn(page, 'admin', '/system');

  await expect(figure(page, 'Head of the journal')).toContainText(/\d{3,}/);
  await expect(page.getByRole('region', { name: 'Projections' }).getByText('running').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Checkpoints' }).getByRole('row', { name: /^Who read what as signed \d+/ })).toBeVisible();
});

const MENUS = {
  therapist: ['Caseload', 'Risk board', 'Due', 'Waiting and attendance', 'Outcomes', 'Fidelity'],
  coordinator: ['Caseload', 'Risk board', 'Due', 'Waiting and attendance', 'Outcomes', 'Fidelity'],
  supervisor: ['Caseload', 'Risk board', 'Due', 'Waiting and attendance', 'Outcomes', 'Fidelity', 'Emergency access', 'System'],
  dashboard: ['Waiting and attendance', 'Outcomes', 'Fidelity', 'System'],
} as const;

test('a menu leads where the role may go, and nowhere else', async ({ page }) => {
  for (const [role, pages] of Object.entries(MENUS)) {
    await signIn(page, role as keyof typeof MENUS);
    await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText([...pages]);
  }
  await page.goto('/caseload');
  await expect(page.getByRole('heading', { name: 'There is no such page for your role' })).toBeVisible();
});
