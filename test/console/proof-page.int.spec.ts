import type { Page } from 'playwright-core';
import type { Voice } from '../rapport.js';
import { eventually } from '../rapport.js';
import { axeViolations, browserPath } from './browser.js';
import type { Opened } from './opened.js';
import { describeInBrowser, openConsole, windClient } from './opened.js';

let opened: Opened;
let auditor: Voice;
/** What an auditor wrote down before the last client came. */
let kept: string;

const checkpoint = async () =>
  (await auditor.get('/audit/proof').expect(200)).body.checkpoint as {
    readonly note: string;
    readonly size: number;
  } | null;

beforeAll(async () => {
  if (browserPath === undefined) return;
  opened = await openConsole();
  const rm = await opened.rapport.as('relationshipManager');
  auditor = await opened.rapport.as('auditor');
  const first = await eventually(checkpoint, (last) => last !== null);
  kept = first?.note ?? '';
  await windClient(rm);
  await eventually(checkpoint, (last) => Number(last?.size) > Number(first?.size));
});
afterAll(async () => {
  if (browserPath !== undefined) await opened.stop();
});

async function verified(page: Page, text: string): Promise<string> {
  await page.getByLabel('Text of the checkpoint').fill(text);
  await page.getByRole('button', { name: 'Verify in this browser' }).click();
  return page.getByRole('status').innerText();
}

describeInBrowser('the page of the proof', () => {
  afterEach(() => opened.close());

  it('compares a kept checkpoint with the log of today, in the browser', async () => {
    const { page, complaints } = await opened.signedIn({ subject: 'auditor' });
    await opened.go(page, '/proof');
    expect(await verified(page, kept)).toMatch(/^✓ The \d+ events .* unaltered/);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const [origin = '', size = '', , ...signed] = kept.split('\n');
    const forged = [origin, size, `${'A'.repeat(43)}=`, ...signed].join('\n');
    await page.reload();
    expect(await verified(page, forged)).toMatch(/^✗ Your checkpoint is not signed/);
    await page.reload();
    expect(await verified(page, 'nothing')).toMatch(/^✗ This is not a checkpoint/);
  });
});
