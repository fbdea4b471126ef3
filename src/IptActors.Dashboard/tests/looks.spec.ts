import { expect, findBarriers, openCourse, signIn, test } from './clinic';

for (const scheme of ['light', 'dark'] as const) {
  test(`a course has no barriers that WCAG AA names, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    // An open risk review on the one, circles and goals over time on the other.
    for (const course of ['invented-22', 'invented-24']) {
      await openCourse(page, 'supervisor', course);
      await expect(page.getByRole('img', { name: /^PHQ-9 went/ })).toBeVisible();
      await expect(page.locator('.waiting')).toHaveCount(0);
      for (const summary of await page.locator('summary').all()) {
        await summary.click();
      }

      expect(await findBarriers(page), course).toEqual([]);
    }
  });

  test(`every page of a menu has no barriers that WCAG AA names, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    // An admin has every page but what only clinical roles see on them; the supervisor has that.
    for (const role of ['supervisor', 'admin'] as const) {
      await signIn(page, role);
      const seen = role === 'supervisor' ? /Caseload|Risk board|Due|Fidelity/ : /Waiting|Outcomes|Emergency|Access log|System/;
      for (const link of await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: seen }).all()) {
        await link.click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.waiting')).toHaveCount(0);
        expect(await findBarriers(page), `${await link.textContent()}`).toEqual([]);
      }
    }
  });
}

test('the way in has no barriers that WCAG AA names', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to IptActors' })).toBeVisible();

  expect(await findBarriers(page)).toEqual([]);
});

test('colours follow the system, and the choice made here before it', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(page, 'therapist');
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).not.toBe(light);
  await page.getByLabel('Colours').selectOption('light');

  await expect.poll(paper).toBe(light);
});

test('nothing is cut off on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, 'admin');
  await page.getByRole('button', { name: 'Menu' }).click();
  const paths = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'));
  await signIn(page, 'supervisor');
  for (const path of [...paths.filter((path) => path !== '/access-log'), '/courses/invented-24']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.waiting')).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test('everything can be done by keyboard, and one sees where one is', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const course = page.getByRole('link', { name: 'invented-12', exact: true });
  for (let i = 0; i < 60 && !(await course.evaluate((link) => link === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(course).toBeFocused();
  expect(await course.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'invented-12' })).toBeVisible();

  const slider = page.getByRole('slider', { name: 'Event of the history' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^As it stood after event \d+ of \d+$/)).toBeVisible();
});
