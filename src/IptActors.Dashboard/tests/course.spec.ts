import { readFileSync } from 'node:fs';
import { expect, openCourse, signIn, test, tokenOf } from './clinic';

test('the caseload leads to a course', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.getByRole('link', { name: 'invented-12', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'invented-12' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('a course shows scores, circle, tasks, goals and timeline', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');

  await expect(page.getByRole('img', { name: /^PHQ-9 went from \d+ to \d+/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /people around the client/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await expect(page.getByText(/\d+ of 21 done/)).toBeVisible();
  await expect(page.getByText('See a friend once a week')).toBeVisible();
  await expect(page.getByText(/\d+ of 12 sessions used, \d+ left/)).toBeVisible();
});

test('every chart has its numbers as a table', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  await page.getByText('PHQ-9 as a table').click();

  const rows = page.getByRole('region', { name: 'Scores of PHQ-9' }).getByRole('row');
  expect(await rows.count()).toBeGreaterThan(8);
});

test('the slider moves the whole page through the history', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  const slider = page.getByRole('slider', { name: 'Event of the history' });
  await slider.focus();
  await page.keyboard.press('Home');

  await expect(page.getByText(/^As it stood after event 1 of \d+$/)).toBeVisible();
  await expect(page.getByText('No circle was drawn by then.')).toBeVisible();
  await expect(page.getByText('No score was recorded by then.')).toBeVisible();
  await expect(page.getByText(/^1 of \d+ events, as of the replay$/)).toBeVisible();

  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await expect(page.getByRole('img', { name: /people around the client/ })).toBeVisible();
});

test('a step of the history shows what it changed and leads there', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  await page.getByRole('button', { name: 'Show earlier events' }).click();
  await page.getByRole('button', { name: /Goal set/ }).last().click();

  await expect(page.getByRole('rowheader', { name: 'goals › goals › ordinal 1' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^text nothing \S+/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show the page as of this event' }).click();
  await expect(page.getByText(/^As it stood after event \d+ of \d+$/)).toBeVisible();
});

test('goals are shown over time, and the replay leaves out what came later', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  const goals = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Goals', exact: true }) });
  const line = goals.getByRole('img', { name: /^Say at home what I need: from \d to \d over \d ratings, target 7\.$/ });

  await expect(line).toBeVisible();
  const ratings = Number(/over (\d+)/.exec(await line.getAttribute('aria-label') ?? '')?.[1]);
  await goals.getByText(`${ratings} ratings as a table`).last().click();
  await expect(goals.getByRole('region', { name: 'Ratings of Say at home what I need' }).getByRole('row')).toHaveCount(ratings + 1);

  await page.getByRole('button', { name: /Goal rated/ }).nth(2).click();
  await page.getByRole('button', { name: 'Show the page as of this event' }).click();
  await expect(page.getByText(/^As it stood after event \d+ of \d+$/)).toBeVisible();
  await expect(goals.getByRole('img', { name: `Say at home what I need: from 3 to 6 over ${ratings - 1} ratings, target 7.` })).toBeVisible();
});

test('closeness then and now says who has moved, and the replay takes it back', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  const closeness = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Closeness then and now' }) });

  await expect(closeness.getByText(/^Then: initial phase, .+\. Now: mid-course, /)).toBeVisible();
  await expect(closeness.getByRole('listitem').filter({ hasText: /^P1 partner, in the focus/ })).toContainText('closer, ring 2 to 1');
  await expect(closeness.getByRole('listitem').filter({ hasText: /^P5 sibling/ })).toContainText('further away, ring 2 to 3');

  await page.getByRole('slider', { name: 'Event of the history' }).focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('No circle was drawn by then.')).toBeVisible();
  await expect(closeness).toHaveCount(0);
});

test('an open risk review stands above everything else', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-22');

  await expect(page.getByText(/^Risk review open since/)).toBeVisible();
});

test('a coordinator sees schedule and status and no clinical content', async ({ page }) => {
  await openCourse(page, 'coordinator', 'invented-24');

  await expect(page.getByRole('heading', { name: 'Appointments' })).toBeVisible();
  for (const name of ['Scores', 'Closeness circle', 'Tasks', 'Goals', 'Warnings', 'History']) {
    await expect(page.getByRole('heading', { name, exact: true })).toHaveCount(0);
  }
});

test('a course of somebody else is refused kindly', async ({ page }) => {
  await signIn(page, 'therapist', '/courses/case-b');

  await expect(page.getByRole('heading', { name: 'This is not open to you' })).toBeVisible();
  await expect(page.getByText('ask the coordinator to assign you')).toBeVisible();
});

test('an auditor says why before anything is read', async ({ page }) => {
  await page.goto(`/#token=${tokenOf('auditor')}`);
  await expect(page.getByText('Everything that an auditor reads is read for a purpose.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  await page.getByLabel('Purpose of reading').selectOption('operations');

  await expect(page.getByRole('heading', { name: 'Caseload' })).toBeVisible();
});

test('an address that leads nowhere says so', async ({ page }) => {
  await signIn(page, 'therapist', '/nowhere');

  await expect(page.getByRole('heading', { name: 'There is no such page for your role' })).toBeVisible();
});

test('the proof is green only for a check that was made now', async ({ page }) => {
  await openCourse(page, 'supervisor', 'case-b');

  const proof = page.getByRole('status').filter({ hasText: 'in the signed log of' });
  await expect(proof).toContainText('Verified now', { timeout: 30_000 });
  await expect(proof).toHaveClass(/proof--good/);
  await page.route('**/ipt.v1.ProofService/VerifyCourse', (route) => route.fulfill({ status: 403, contentType: 'application/json', body: '{"code": "permission_denied"}' }));
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('Not checked')).toBeVisible();
  await expect(page.locator('.proof--good')).toHaveCount(0);
});

test('a course can be shown as of a day, by what was known and by what was true', async ({ page }) => {
  await openCourse(page, 'supervisor', 'case-b');
  await page.getByText('As of a day', { exact: true }).click();
  await page.getByLabel('Day', { exact: true }).fill(new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('Meaning').selectOption('true');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(/As it truly was on \d+ \w+ \d{4}/)).toBeVisible();
  await expect(page.getByText(/\d+ events? count, \d+ of them recorded later/)).toBeVisible();

  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByText('As it stands now')).toBeVisible();
});

test('the expected course names its rule and its data, and the replay moves it', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-14');
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Expected course' }) });

  await expect(panel.getByRole('img', { name: /^PHQ-9: (watch|off track)\. PHQ-9 \d+ at session \d+ of 12; first \d+, expected \d+, limit \d+/ })).toBeVisible();
  await expect(panel.getByText(/Rule [a-z ]+, ipt-expected /).first()).toBeVisible();
  await panel.getByText('The rules, their sources, and how often they are right').click();
  await expect(panel.getByRole('row', { name: /^far above expected .* off track .* \d+ % \(\d+ of \d+\), \d+ % \(\d+ of \d+\)/ })).toBeVisible();

  await page.getByRole('slider', { name: 'Event of the history' }).focus();
  await page.keyboard.press('Home');
  await expect(panel.getByText(/^Nothing to compare with by then/)).toBeVisible();
});

test('a course can be saved in each form, by who may read all of it', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-24');
  for (const [button, name] of [['Report to print', /\.html$/], ['FHIR R4', /\.json$/], ['JSON Lines, to verify offline', /\.jsonl$/]] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: button, exact: true }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(name);
    expect(readFileSync(await file.path(), 'utf8')).toContain('invented-24');
  }
  await openCourse(page, 'coordinator', 'invented-24');
  await expect(page.getByRole('heading', { name: 'Export' })).toHaveCount(0);
});

test('a record that does not hold is flagged above everything else', async ({ page }) => {
  await page.route('**/ipt.v1.CourseService/GetCourse**', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json() as object), chainBrokenAt: '5' } });
  });
  await openCourse(page, 'supervisor', 'invented-24');

  await expect(page.getByRole('alert').filter({ hasText: 'The record was altered outside the engine, at event 5' })).toBeVisible();
});
