import { CommandBus } from '@nestjs/cqrs';
import { contexts } from '../../apps/contexts.js';
import { checkDigit } from '../../libs/clients/src/registration/unified-social-credit-code.js';
import { ClaimKey } from '../../libs/platform/src/claims/claim.commands.js';
import { inContext } from '../../libs/platform/src/request-context.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let second: Rapport;
let desk: LendingDesk;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  const patient = { RAPPORT_DEADLINE: '120000' };
  rapport = await startRapport(stores, contexts, { api: true, worker: true }, patient);
  second = await startRapport(stores, contexts, { api: true, worker: false }, patient);
  desk = await LendingDesk.of(rapport);
  ({ rm } = desk);
});
afterAll(async () => {
  await second.stop();
  await rapport.stop();
  await stores.stop();
});

let codes = 0;
/** A credit code that no spec has used. */
function freshCode(): string {
  const first17 = `91610131MA${String(++codes).padStart(7, '0')}`;
  return `${first17}${checkDigit(first17)}`;
}

const registration = (number: string) => ({
  form: 'legalEntity',
  role: 'client',
  facts: { name: { zh: '秦岭风电有限公司' } },
  source: { provenance: 'interview', statedOn: '2026-03-01' },
  registration: { scheme: 'USCC', number },
});
const register = (number: string, who = rm, path = '/clients') =>
  who.post(path, registration(number));

/** Sends one thing many times at once. */
async function atOnce(times: number, send: (index: number) => ReturnType<Voice['post']>) {
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => send(index)));
  const statuses = new Map<number, number>();
  for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return { statuses: Object.fromEntries(statuses), answers };
}

/** What a process that ends between claim and append leaves behind. */
const claimedBy = (claimId: string, holder: string, revision: number) =>
  inContext({ actor: { id: 'rm-1', roles: [] }, correlationId: 'gone', system: true }, () =>
    rapport.app.get(CommandBus).execute(ClaimKey.of({ claimId, holder, revision })),
  );

describe('a credit code', () => {
  it('is one client’s, of 200 that are registered under it at once', async () => {
    const number = freshCode();
    const { statuses, answers } = await atOnce(200, () => register(number));
    expect(statuses).toEqual({ 201: 1, 409: 199 });
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'RegistrationTaken',
      details: { field: 'registration', number },
    });
    const { position } = answers.find(({ status }) => status === 201)?.body as Registered;
    const { body } = await rm.get(`/clients?search=${number}&after=${position}`).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('is one client’s, whichever API is asked', async () => {
    const number = freshCode();
    const elsewhere = await second.as('relationshipManager');
    const { statuses } = await atOnce(40, (index) => register(number, index % 2 ? rm : elsewhere));
    expect(statuses).toEqual({ 201: 1, 409: 39 });
  });

  it('is another client’s once the first is found to have had another', async () => {
    const [mistyped, right] = [freshCode(), freshCode()];
    const { body: first } = await register(mistyped).expect(201);
    await register(mistyped).expect(409);
    const path = `/clients/${first.id}/registration-corrections`;
    const correction = (number: string) => ({
      registration: { scheme: 'USCC', number },
      reason: 'Mistyped.',
    });
    await rm.post(path, correction(right)).expect(201);
    await register(right).expect(409);
    const { body: other } = await register(mistyped).expect(201);
    await rm.post(path, correction(mistyped)).expect(409);
    await rm
      .post(`/clients/${other.id}/registration-corrections`, correction(freshCode()))
      .expect(201);
    await rm.post(path, correction(mistyped)).expect(201);
  });

  it('is refused in a dry run as it would be', async () => {
    const number = freshCode();
    await register(number, rm, '/clients?dryRun=1').expect(200);
    await register(number).expect(201);
    const { body } = await register(number, rm, '/clients?dryRun=1').expect(409);
    expect(body.code).toBe('RegistrationTaken');
  });

  it('is free a minute after a process ended between claim and registration', async () => {
    const number = freshCode();
    await claimedBy(`creditCode:${number}`, 'client-cl_gone', -1);
    await register(number).expect(409);
    rapport.clock.day = '2026-03-03';
    await register(number).expect(201);
    await register(number).expect(409);
  });

  it('is registered at once where the same request is sent again after such an end', async () => {
    const number = freshCode();
    await claimedBy(`creditCode:${number}`, 'client-cl_back', -1);
    await rm.post('/clients', { clientId: 'cl_back', ...registration(number) }).expect(201);
    await register(number).expect(409);
  });

  it('is free once the holder has gone on without it', async () => {
    const [own, wanted] = [freshCode(), freshCode()];
    const { body } = await register(own).expect(201);
    await claimedBy(`creditCode:${wanted}`, `client-${body.id}`, body.revision);
    await register(wanted).expect(409);
    const stage = { stage: 'established', reason: 'A third loan.' };
    await rm.post(`/clients/${body.id}/lifecycle-stages`, stage).expect(201);
    await register(wanted).expect(201);
  });
});

interface Registered {
  readonly position: number;
}

it('an agreement number is one loan’s', async () => {
  const clientId = await desk.client({ zh: '渭河水务有限公司' });
  const [one, other] = [await desk.granted(clientId), await desk.granted(clientId)];
  const sign = (loanId: string, agreementNumber: string) =>
    rm.post(`/loans/${loanId}/agreements`, { agreementNumber });
  const { statuses, answers } = await atOnce(2, (index) =>
    sign(index === 0 ? one : other, '渭河 2026-0017'),
  );
  expect(statuses).toEqual({ 201: 1, 409: 1 });
  const refused = answers.findIndex(({ status }) => status === 409);
  expect(answers[refused]?.body.code).toBe('AgreementNumberTaken');
  await sign(refused === 0 ? one : other, '渭河 2026-0018').expect(201);
});

it('a product code is one product’s, of 200 that are drafted under it at once', async () => {
  const draft = { productId: 'greenLoan', template: 'workingCapital', reason: 'Green bonds.' };
  const { statuses } = await atOnce(200, () => desk.risk.post('/products', draft));
  expect(statuses).toEqual({ 201: 1, 409: 199 });
});
