import path from 'node:path';
import { expect, openCourse, signIn, test } from '../tests/clinic';

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
  await expect(page.getByRole('img', { name: /^GAD-7/ })).toBeVisible();
  await page.screenshot({ path: at('course') });
});

test('course in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1280, height: 1100 });
  await openCourse(page, 'supervisor', 'invented-24');
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^GAD-7/ })).toBeVisible();
  await page.screenshot({ path: at('course-dark') });
});

test('course on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 1100 });
  await openCourse(page, 'supervisor', 'invented-24');
  await expect(page.getByText('Verified now')).toBeVisible();
  await expect(page.getByRole('img', { name: /^PHQ-9/ })).toBeVisible();
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
  await expect(page.getByRole('img', { name: /^PHQ-9/ })).toBeVisible();
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

test('the way in', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 560 });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to IptActors' })).toBeVisible();
  await page.screenshot({ path: at('sign-in') });
});
