import { expect, signIn, test } from './clinic';

test('the caseload says what is left, what is due and what needs attention', async ({ page }) => {
  await signIn(page, 'supervisor');

  const row = page.getByRole('row', { name: /invented-22/ });
  await expect(row).toContainText(/\d+ of 8/);
  await expect(row).toContainText('1 risk review open');
});

test('a therapist sees their own courses and nobody else', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.getByLabel('Closed ones too').check({ force: true });

  await expect(page.getByRole('link', { name: 'case-a', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'case-b', exact: true })).toHaveCount(0);
});

test('the caseload can be narrowed to a phase and a therapist', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.getByLabel('Phase').selectOption('waitlist');
  await expect(page.getByRole('link', { name: 'invented-12', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'invented-03', exact: true })).toBeVisible();

  await page.getByLabel('Therapist', { exact: true }).selectOption('s-amari');
  await expect(page.getByRole('link', { name: 'invented-03', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'invented-05', exact: true })).toBeVisible();
});

test('a coordinator sees no scores in the caseload', async ({ page }) => {
  await signIn(page, 'coordinator');

  await expect(page.getByRole('row', { name: /invented-12/ })).toBeVisible();
  await expect(page.getByText('PHQ-9')).toHaveCount(0);
});
