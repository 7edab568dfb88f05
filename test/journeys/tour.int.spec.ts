import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from '../standalone.js';
import { says, start } from '../standalone.js';

/** What `npm run -s rapport --` runs, without the second that npm takes. */
const npm = 'npm() { shift 4; node apps/cli/bin/rapport.js "$@"; }\n';
const commands = [...readFileSync('docs/guides/tour.md', 'utf8').matchAll(/```sh\n(.*?)```/gs)]
  .map(([, block]) => block)
  .join('\n');

/** What the tour prints, in this order. */
const said = [
  /"id":"cl_\w+","revision":1,"position":\d+/, // the client is registered, and who manages it
  /"zh":"秦岭风电有限公司".*"lifecycle":"new"/, // its file
  /"items":\[\{"name":\{"en":"Qinling Wind Power"/, // found by two characters of its name
  /"id":"dc_\w+","revision":0/, // the licence is in the archive
  /"id":"dc_\w+","revision":0/, // the statements too
  /"code":"NotAllowed"/, // a relationship manager approves nothing
  /"id":"ap_\w+","revision":\d/, // reviewed; the bank's own policies judge it meanwhile
  /"code":"NotIndependent"/, // four eyes
  /"id":"ap_\w+","revision":\d/, // approved
  /"id":"ln_\w+","revision":\d/, // signed
  /"code":"PrincipalExceeded"/, // not more than was granted
  /"id":"ln_\w+","revision":\d/, // instructed
  /"code":"NotAllowed"/, // not released by a relationship manager
  /"id":"ln_\w+","revision":\d/, // released by a second person
  /"number":12,.*"balanceAfter":\{"minor":0,/, // the schedule ends with nothing owed
  /"id":"ln_\w+","revision":\d/, // repaid once
  /"id":"\d{4}","revision":0/, // the day is closed
  /"status":"active".*"bucket":"days8to30"/, // the second instalment is overdue
  /"rules":\["EW-01"\].*"level":"yellow"/, // the watch list
  /"id":"cl_\w+","revision":\d/, // acknowledged
  /"segment":"risk".*"rule":"SG-R2"/, // of the risk type now, and why
  /"status":"active".*"bucket":"current"/, // as it was two months ago
  /"by":"status".*"value":"active"/, // the portfolio
  /LoanGranted.*LoanDisbursed.*RepaymentRecorded.*LoanFellOverdue/, // the trail, in order
];

describe.each([
  ['the tour of the guide', 'bash', ['-e', '-c', npm + commands], /./],
  ['the tour without a shell', process.execPath, ['scripts/tour.js'], /^\d{3} /],
])('%s', (_, program, args, answer) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-tour-'));
  const environment = { RAPPORT_DATA: folder, RAPPORT_PORT: '0' };
  let standalone: Started;
  let address = '';

  beforeAll(async () => {
    standalone = start(['start'], environment);
    address = await says(standalone, /API +(http:\S+)/);
  });

  afterAll(async () => {
    standalone.process.kill('SIGTERM');
    await standalone.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what the guide says it says', () => {
    const { stdout } = spawnSync(program, args, {
      env: { ...process.env, ...environment, NODE_OPTIONS: '', API: address },
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter((line) => answer.test(line));
    said.forEach((expected, index) => {
      expect(lines[index]).toMatch(expected);
    });
    expect(lines).toHaveLength(said.length);
  });
});
