import path from 'node:path';
import { command, expect, openCourse, signIn, test } from '../tests/clinic';

const at = (name: string) => path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'img', `dashboard-${name}.png`);

test('caseload', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await signIn(page, 'supervisor');
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.screenshot({ path: at('caseload') });
});

test('course', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1340 });
  await openCourse(page, 'supervisor', 'invented-22');
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^GAD-7 went/ })).toBeVisible();
  await page.screenshot({ path: at('course') });
});

test('course in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1280, height: 1100 });
  await openCourse(page, 'supervisor', 'invented-24');
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^GAD-7 went/ })).toBeVisible();
  await page.screenshot({ path: at('course-dark') });
});

test('course on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 1100 });
  await openCourse(page, 'supervisor', 'invented-24');
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^PHQ-9 went/ })).toBeVisible();
  await page.screenshot({ path: at('course-phone') });
});

test('replay', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await openCourse(page, 'supervisor', 'invented-24');
  const slider = page.getByRole('slider', { name: 'Event of the history' });
  await slider.focus();
  for (let i = 0; i < 38; i++) {
    await page.keyboard.press('ArrowLeft');
  }
  await expect(page.getByText(/^As it stood after event \d+ of \d+$/)).toBeVisible();
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^PHQ-9 went/ })).toBeVisible();
  await page.screenshot({ path: at('replay') });
});

test('history', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openCourse(page, 'supervisor', 'invented-22');
  await page.getByRole('button', { name: /Session held/ }).first().click();
  await expect(page.getByText('What it changed')).toBeVisible();
  await page.getByRole('heading', { name: 'History' }).evaluate((heading) => { window.scrollTo({ top: heading.getBoundingClientRect().top + window.scrollY - 24 }); });
  await page.screenshot({ path: at('history') });
});

test('expected course', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 960 });
  await openCourse(page, 'supervisor', 'invented-14');
  await expect(page.getByRole('img', { name: /^PHQ-9: watch/ })).toBeVisible();
  await page.getByText('The rules, their sources, and how often they are right').click();
  await expect(page.getByRole('region', { name: 'Rules of the expected course' })).toBeVisible();
  await page.getByRole('heading', { name: 'Expected course' }).evaluate((heading) => { window.scrollTo({ top: heading.getBoundingClientRect().top + window.scrollY - 28 }); });
  await page.screenshot({ path: at('expected') });
});

test('closeness then and now', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 960 });
  await openCourse(page, 'supervisor', 'invented-24');
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Closeness then and now' }) });
  await expect(panel.getByText('P6')).toBeVisible();
  await panel.screenshot({ path: at('closeness') });
});

test('goals', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 960 });
  await openCourse(page, 'supervisor', 'invented-24');
  await expect(page.getByRole('img', { name: /^Say at home what I need: from/ })).toBeVisible();
  await page.locator('section').filter({ has: page.getByRole('heading', { name: 'Goals', exact: true }) }).screenshot({ path: at('goals') });
});

test('risk board', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await signIn(page, 'supervisor', '/risk');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'coordinator', {
    course: 'clinics/harbour/courses/invented-15', area: 'self_harm', source: 'session', escalate: true, detail: 'Called the front desk in distress.',
  });
  await expect(page.getByRole('region', { name: 'Risk reviews' }).getByRole('row', { name: /invented-15/ })).toBeVisible();
  await page.screenshot({ path: at('risk') });
});

test('outcomes', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1080 });
  await signIn(page, 'supervisor', '/outcomes');
  await expect(page.getByRole('img', { name: /^Recovery/ })).toBeVisible();
  await page.screenshot({ path: at('outcomes') });
});

test('outcomes for who sees only published figures, in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, 'dashboard', '/outcomes');
  await expect(page.getByRole('region', { name: 'Outcomes as a table' })).toBeVisible();
  await page.screenshot({ path: at('outcomes-published') });
});

test('waiting and attendance', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1060 });
  await signIn(page, 'supervisor', '/service');
  await expect(page.getByRole('region', { name: 'Attendance as a table' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await page.screenshot({ path: at('service') });
});

test('due', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(page, 'supervisor', '/due');
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.screenshot({ path: at('due') });
});

test('fidelity', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await signIn(page, 'supervisor', '/fidelity');
  await expect(page.getByText('Initial tasks in time')).toBeVisible();
  await page.screenshot({ path: at('fidelity') });
});

test('a course opened in an emergency, and its review', async ({ page, baseURL }) => {
  await command(baseURL ?? '', 'BreakGlassService/OpenEmergencyAccess', 'therapist', { course: 'clinics/harbour/courses/invented-13', reason: 'Called in distress; nobody of the care team can be reached' });
  await openCourse(page, 'therapist', 'invented-13');
  await page.setViewportSize({ width: 1280, height: 560 });
  await signIn(page, 'supervisor', '/emergency-access');
  await page.getByText('Review it').click();
  await page.screenshot({ path: at('emergency') });
});

test('access log', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 760 });
  await signIn(page, 'auditor', '/access-log');
  await page.getByLabel('Course').fill('invented-13');
  await expect(page.getByRole('row', { name: /in an emergency/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /asked to watch clinic/ })).toHaveCount(0);
  await page.screenshot({ path: at('access-log') });
});

test('system', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1080 });
  await signIn(page, 'admin', '/system');
  await expect(page.getByRole('region', { name: 'Checkpoints' })).toBeVisible();
  await page.screenshot({ path: at('system') });
});

test('outcomes on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 1000 });
  await signIn(page, 'supervisor', '/outcomes');
  await expect(page.getByRole('img', { name: /^Recovery/ })).toBeVisible();
  await page.screenshot({ path: at('outcomes-phone') });
});

test('the way in', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 560 });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to IptActors' })).toBeVisible();
  await page.screenshot({ path: at('sign-in') });
});
