// `npm run tour`: the tour of docs/guides/tour.md without a shell, for Windows and for the hurried.
// Needs `npm start` in another terminal; API names another address.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const api = process.env.API ?? 'http://127.0.0.1:3000';
const rapport = join(dirname(fileURLToPath(import.meta.url)), '../apps/cli/bin/rapport.js');
const say = (text) => process.stdout.write(`${text}\n`);
const title = (text) => say(`\n== ${text}`);

/** A token for somebody, as `rapport token` prints it. */
function token(role, name) {
  const args = [rapport, 'token', '--as', role, '--name', name];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

async function send(who, method, path, body) {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${who}`,
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Sends a command, shows it with its answer, and gives the receipt. */
async function tell(who, path, body) {
  const { status, text } = await send(who, 'POST', path, body);
  say(`POST ${path}\n${status} ${text}`);
  return JSON.parse(text);
}

/** Sends a command that must succeed, and shows nothing: the guide keeps such receipts in variables. */
async function quietly(who, path, body) {
  const { status, text } = await send(who, 'POST', path, body);
  if (status !== 201) throw new Error(`POST ${path}: ${status} ${text}`);
  return JSON.parse(text);
}

/** Asks, and shows the answer. */
async function ask(who, path) {
  const { status, text } = await send(who, 'GET', path);
  say(`GET ${path}\n${status} ${text}`);
}

/** Waits until an answer holds a text: processes need a moment. */
async function until(who, path, wanted) {
  for (let look = 0; look < 300; look++) {
    if ((await send(who, 'GET', path)).text.includes(wanted)) return;
    await pause(100);
  }
  throw new Error(
    `${path} never said ${wanted}: does a worker run, and was today open until now? ` +
      'The tour closes the day; take it once a day, or on a new RAPPORT_DATA.',
  );
}

/** The bank's calendar day some days ago. */
const day = (ago) =>
  new Date(Date.now() - ago * 864e5).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const yuan = (minor) => ({ minor, currency: 'CNY' });
const place = {
  industry: { scheme: 'GBT4754', code: 'D' },
  region: { scheme: 'CN', code: '61' },
};

const people = [
  ['rm', 'Wang Fang'],
  ['risk', 'Li Na'],
  ['approver', 'Zhao Min'],
  ['admin', 'Operations'],
  ['auditor', 'Sun Yue'],
];

async function tour() {
  const [rm, risk, approver, admin, auditor] = people.map(([role, name]) => token(role, name));

  title('A client');
  const client = await tell(rm, '/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { en: 'Qinling Wind Power', zh: '秦岭风电有限公司' }, ...place, size: 'medium' },
    source: { provenance: 'interview', statedOn: day(80) },
  });
  await ask(rm, `/clients/${client.id}?after=${client.position}`);
  await ask(rm, `/clients?search=${encodeURIComponent('风电')}`);

  title('An application, decided by other eyes');
  for (const kind of ['businessLicence', 'financialStatement']) {
    await tell(rm, '/documents', {
      ...{ clientId: client.id, kind, title: kind, archivedAs: 'XA-2026-0007' },
      ...{ issuedOn: day(90), valueDate: day(80) },
    });
  }
  const terms = {
    product: 'workingCapital',
    purpose: 'workingCapital',
    guaranteeType: 'unsecured',
    amount: yuan(120_000_000),
    termMonths: 12,
    everyMonths: 1,
    method: 'equalInstalment',
    annualRate: '0.0435',
    dayCount: '30/360',
    ...place,
  };
  const application = await quietly(rm, '/applications', {
    clientId: client.id,
    valueDate: day(80),
    terms,
  });
  const decided = `/applications/${application.id}`;
  await tell(rm, `${decided}/approvals`, {});
  const review = { recommendation: 'approve', comment: 'Cash flow covers the debt service.' };
  await tell(risk, `${decided}/reviews`, { ...review, valueDate: day(79) });
  await tell(risk, `${decided}/approvals`, { valueDate: day(78) });
  await tell(approver, `${decided}/approvals`, { valueDate: day(78) });

  title('A loan');
  const loan = `/loans/${application.id.replace('ap_', 'ln_')}`;
  await until(rm, loan, 'granted');
  await tell(rm, `${loan}/agreements`, {
    agreementNumber: `XA-${application.id.slice(-8)}`,
    valueDate: day(76),
  });
  const payee = { name: '华泰物资', account: '6222 0202 0011 2233' };
  const drawn = (proposalId, minor) => ({
    proposalId,
    amount: yuan(minor),
    payee,
    way: 'entrusted',
    use: 'Turbines',
    valueDate: day(75),
  });
  await tell(rm, `${loan}/drawdowns`, drawn('d1', 130_000_000));
  await tell(rm, `${loan}/drawdowns`, drawn('d2', 120_000_000));
  await tell(rm, `${loan}/proposals/d2/approvals`, {});
  const released = { valueDate: day(75) };
  const paidOut = await tell(risk, `${loan}/proposals/d2/approvals`, released);
  await ask(rm, `${loan}/schedule?after=${paidOut.position}`);
  await tell(rm, `${loan}/repayments`, { amount: yuan(10_237_188), valueDate: day(45) });

  title('The end of a day');
  const today = day(0);
  await tell(admin, `/business-days/${today.slice(0, 4)}/closings`, { day: today });
  await until(risk, `/warnings/${client.id}`, 'EW-01');
  await until(rm, `/segments/clients/${client.id}`, 'SG-R2');
  await ask(rm, loan);
  await ask(risk, '/watch-list');
  await tell(risk, `/warnings/${client.id}/EW-01/acknowledgement`, {});
  await ask(rm, `/segments/clients/${client.id}`);

  title('What was, and who did it');
  await ask(rm, `${loan}?asOf=${day(60)}`);
  await ask(rm, '/portfolio?by=status');
  await ask(auditor, `/audit/subjects${loan.replace('/loans', '/loan')}/trail?sort=position`);
}

try {
  await tour();
} catch (error) {
  const away = error instanceof TypeError; // what fetch says of an address where nobody listens
  process.stderr.write(`tour: ${away ? `nothing answers at ${api}; npm start` : error.message}\n`);
  process.exitCode = 1;
}
