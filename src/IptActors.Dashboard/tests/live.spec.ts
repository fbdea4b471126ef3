import { command, expect, openCourse, signIn, test } from './clinic';

const concern = (course: string, detail: string) => ({ course: `clinics/harbour/courses/${course}`, area: 'self_harm', source: 'session', escalate: true, detail });

test('a risk review that is opened alerts at once, on whatever page', async ({ page, baseURL }) => {
  await signIn(page, 'therapist');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'therapist', concern('invented-12', 'Said that it would be easier not to be there.'));

  const alert = page.getByRole('alert').filter({ hasText: 'Risk review opened' });
  await expect(alert).toContainText('invented-12');
  await alert.getByRole('link', { name: 'invented-12' }).click();
  await expect(page.getByText(/^Risk review open since/)).toBeVisible();
});

test('a course that is open follows what happens in it', async ({ page, baseURL }) => {
  await openCourse(page, 'therapist', 'invented-08');
  await expect(page.getByText(/^Risk review open since/)).toHaveCount(0);
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'therapist', concern('invented-08', 'Does not feel safe at home.'));

  await expect(page.getByText(/^Risk review open since/)).toBeVisible();
});

test('a therapist is not told of courses of others', async ({ page, baseURL }) => {
  await signIn(page, 'therapist');
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'coordinator', concern('invented-14', 'Called the front desk in distress.'));
  await command(baseURL ?? '', 'RiskService/RaiseRiskConcern', 'therapist', concern('invented-20', 'Said so on the telephone.'));

  await expect(page.getByRole('alert').filter({ hasText: 'invented-20' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'invented-14' })).toHaveCount(0);
});

test('who sees only aggregates reaches no course', async ({ page }) => {
  await signIn(page, 'dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto('/courses/case-a');
  await expect(page.getByRole('heading', { name: 'This is not open to you' })).toBeVisible();
});
