import { expect, openCourse, signIn, test } from './clinic';

test('who read a course is shown, and that one looked', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-08');
  await page.getByRole('button', { name: 'Show who did' }).click();

  const table = page.getByRole('region', { name: 'Accesses' });
  await expect(table.getByRole('row', { name: /f-oduya/ }).first()).toBeVisible();
});

test('the report of who read a course can be saved', async ({ page }) => {
  await openCourse(page, 'supervisor', 'invented-08');
  await page.getByRole('button', { name: 'Show who did' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report for the client' }).click();

  expect((await saved).suggestedFilename()).toBe('access-report-invented-08.txt');
});

test('an auditor reads the log of the clinic', async ({ page }) => {
  await signIn(page, 'auditor', '/access-log');

  await expect(page.getByRole('region', { name: 'Accesses' }).getByRole('row').nth(3)).toBeVisible();
  await page.getByLabel('Person').fill('front-desk');
  await expect(page.getByRole('cell', { name: /^f-oduya/ })).toHaveCount(0);
});

test('a therapist opens a course in an emergency with a reason, and a supervisor reviews it', async ({ page }) => {
  await signIn(page, 'therapist', '/courses/invented-13');
  await page.getByText('In an emergency', { exact: true }).click();
  await page.getByRole('button', { name: 'Open the course and put it on record' }).click();
  await expect(page.getByText('Say what the emergency is and why nobody of the care team can act.')).toBeVisible();
  await page.getByLabel(/What the emergency is/).fill('Called in distress; nobody of the care team can be reached.');
  await page.getByRole('button', { name: 'Open the course and put it on record' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'invented-13' })).toBeVisible();
  await expect(page.getByText(/^Open to m-lin in an emergency until/)).toBeVisible();
  await expect(page.getByText('What the record shows, indicator by indicator')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);

  await signIn(page, 'supervisor', '/emergency-access');
  await expect(page.getByRole('heading', { name: /invented-13, opened by m-lin/ })).toBeVisible();
  await page.getByText('Review it').first().click();
  await page.getByLabel('What was found, and what follows from it').first().fill('The call is documented; the therapist was told.');
  await page.getByRole('button', { name: 'Close the review' }).first().click();
  await expect(page.getByRole('heading', { name: /invented-13, opened by m-lin/ })).toHaveCount(0);
});
