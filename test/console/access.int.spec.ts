import { axeViolations, browserPath } from './browser.js';
import type { Opened } from './opened.js';
import { describeInBrowser, openConsole, windClient } from './opened.js';

let opened: Opened;
let clientId: string;

beforeAll(async () => {
  if (browserPath === undefined) return;
  opened = await openConsole();
  const rm = await opened.rapport.as('relationshipManager');
  await opened.rapport.as('auditor');
  clientId = await windClient(rm);
});
afterAll(async () => {
  if (browserPath !== undefined) await opened.stop();
});

const pages = () => [
  ...[
    '/',
    '/inbox',
    '/clients',
    '/applications',
    '/loans',
    '/portfolio',
    '/watch-list',
    '/segments',
  ],
  ...['/pipeline', '/classification', '/projects', '/explore', '/health', `/clients/${clientId}`],
];
const pagesOf = {
  relationshipManager: pages,
  auditor: () => ['/', '/trail', '/proof', '/rules', '/portfolio', `/clients/${clientId}`],
} as const;

describeInBrowser('every page of the console', () => {
  afterEach(() => opened.close());

  it.each([
    ['en-GB', 'light', 'relationshipManager'],
    ['zh-CN', 'dark', 'relationshipManager'],
    ['zh-CN', 'light', 'auditor'],
  ] as const)(
    'breaks no rule of accessibility or of its policy on any page (%s, %s, %s)',
    async (locale, scheme, subject) => {
      const { page, complaints } = await opened.signedIn({ locale, scheme, subject });
      for (const path of pagesOf[subject]()) {
        await opened.go(page, path);
        expect([path, await axeViolations(page)]).toEqual([path, []]);
        expect(await page.getAttribute('html', 'lang')).toBe(locale === 'zh-CN' ? 'zh-CN' : 'en');
      }
      expect(complaints).toEqual([]);
    },
    400_000,
  );

  it('shows no sideways scrolling on a phone', async () => {
    const { page } = await opened.signedIn({ width: 320 });
    for (const path of pages()) {
      await opened.go(page, path);
      const wider = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      expect([path, await page.evaluate(wider)]).toEqual([path, false]);
    }
  });
});
