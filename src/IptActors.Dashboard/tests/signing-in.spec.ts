import { expect, signIn, test, tokenOf } from './clinic';

test('a link signs in and leaves no token in the address', async ({ page }) => {
  await signIn(page, 'therapist');

  await expect(page.getByRole('heading', { name: 'Caseload' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(3);
});

test('the token is in no request but as authorization', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url() + (request.headers()['referer'] ?? '')));
  await signIn(page, 'therapist');
  await expect(page.getByRole('heading', { name: 'Caseload' })).toBeVisible();

  expect(urls.filter((url) => url.includes(tokenOf('therapist').slice(0, 40)) || url.includes('#token'))).toEqual([]);
});

test('a browser keeps nothing but the choice of colours', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.getByLabel('Colours').selectOption('dark');

  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['mantine-color-scheme-value', 'dark']]);
  expect(await page.context().cookies()).toEqual([]);
});

test('signing out forgets the token', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByRole('heading', { name: 'Sign in to IptActors' })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a link can be pasted into the page', async ({ page, baseURL }) => {
  await page.goto('/');
  await page.getByLabel('Link or token').fill(`${baseURL}/#token=${tokenOf('supervisor')}`);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('Supervisor at harbour')).toBeVisible();
});

test('what is not a token is refused with what was expected', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Link or token').fill('open sesame');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('Expected a sign-in link or a token, found something else.')).toBeVisible();
});

test('a token that the server does not take leads back to the way in', async ({ page }) => {
  const [head, claims] = tokenOf('therapist').split('.');
  await page.goto(`/#token=${head}.${claims}.AAAA`);

  await expect(page.getByText('Your sign-in has ended')).toBeVisible();
});

test('a link opened where somebody is signed in signs in whom it names', async ({ page }) => {
  await signIn(page, 'therapist');
  await page.evaluate((token) => { location.hash = `token=${token}`; }, tokenOf('supervisor'));

  await expect(page.getByText('Supervisor at harbour')).toBeVisible();
  expect(page.url()).not.toContain('token');
});
