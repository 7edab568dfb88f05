import { Ajv2020 } from 'ajv/dist/2020.js';
import { contexts } from '../../apps/contexts.js';
import { loadDemo } from '../../apps/cli/src/demo.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import type { Asked } from '../required-parameters.js';
import { requiredOf } from '../required-parameters.js';

/** Every query of the product is asked of the demo bank, and answers what the description says. */
let stores: Stores;
let rapport: Rapport;
let voice: Voice;

interface Operation extends Asked {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: object }>>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

let described: { readonly paths: Paths; readonly components: object };

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  rapport = await startRapport(stores, contexts, undefined, { RAPPORT_DEADLINE: '60000' });
  voice = await rapport.as('auditor');
  await loadDemo(rapport.app, () => undefined);
  described = (await voice.get('/openapi.json').expect(200)).body;
}, 600_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** The schema of what a route answers. */
const schemaOf = (path: string): object | undefined =>
  described.paths[path]?.['get']?.responses['200']?.content?.['application/json']?.schema;

/** A route with its parts filled in from the first row of a list. */
async function addressOf(path: string): Promise<string> {
  const first = async (list: string, field: string) => {
    const { body } = await voice.get(list).expect(200);
    return String(body.items[0][field]);
  };
  const parts: Readonly<Record<string, () => Promise<string>>> = {
    // One that the credit committee voted on.
    applicationId: () => Promise.resolve('ap_demo.qingfeng.1'),
    clientId: () => Promise.resolve('cl_demo.jinshan'),
    ceilingId: () => Promise.resolve('product.projectFinance'),
    collateralId: () => first('/collateral', 'collateralId'),
    enhancementId: () => first('/enhancements', 'enhancementId'),
    enquiryId: () => first('/enquiries', 'enquiryId'),
    criteriaId: () => Promise.resolve('ct_demo.tier'),
    covenantId: () => first('/covenants', 'covenantId'),
    groupId: () => first('/groups', 'groupId'),
    guarantorId: () => first('/guarantors', 'guarantorId'),
    id: () => first('/commitments', 'id'),
    index: () => Promise.resolve('lpr1Y'),
    interactionId: () => first('/interactions', 'interactionId'),
    limitId: () => first('/limits', 'limitId'),
    loanId: () => first('/loans?status=active', 'loanId'),
    caseId: () => first('/cases', 'caseId'),
    messageId: () => first('/mailbox/messages', 'messageId'),
    migrationId: () => first('/migrations', 'migrationId'),
    needId: () => first('/needs', 'needId'),
    planId: () =>
      first(
        path.startsWith('/performance') ? '/performance-plans' : '/relationship-plans',
        'planId',
      ),
    legalHoldId: () => first('/legal-holds', 'legalHoldId'),
    leadId: () => first('/leads', 'leadId'),
    campaignId: () => first('/campaigns', 'campaignId'),
    solutionId: () => first('/solutions', 'solutionId'),
    noticeId: () => first('/notices', 'noticeId'),
    outletId: () => first('/outlets', 'outletId'),
    paymentId: () => first('/payments', 'paymentId'),
    projectId: () => first('/projects', 'projectId'),
    recordId: () => first('/outside-records', 'recordId'),
    register: () => Promise.resolve('ibrd'),
    scenario: () => Promise.resolve('severe'),
    sourceId: () => Promise.resolve('senior'),
    planCase: () => Promise.resolve('bank'),
    productId: () => first('/products', 'productId'),
    promiseId: () => first('/promises', 'promiseId'),
    questionId: () => first('/common-questions', 'questionId'),
    templateId: () => first('/notice-templates', 'templateId'),
    responseId: () => first('/responses', 'responseId'),
    policyId: () => Promise.resolve('industry.K'),
    tableId: () => Promise.resolve('capital'),
    taskId: () => first('/tasks', 'taskId'),
    partyId: () => first('/parties', 'partyId'),
    // One of whom a purpose is stated, so that there is a file about them.
    personId: () => Promise.resolve('wang.fang'),
    position: () => first('/audit/trail', 'position'),
    segment: () => Promise.resolve('risk'),
    taxonomy: () => Promise.resolve('serviceTier'),
    teamId: () => first('/teams', 'teamId'),
    unitId: () => first('/units', 'unitId'),
    ruleSetId: () => Promise.resolve('rs_demo.watch'),
    formId: () => first('/survey-forms', 'formId'),
    surveyId: () => first('/surveys', 'surveyId'),
    signalId: () => Promise.resolve('si_demo.jinshan.1'),
    statementId: async () => {
      const { body } = await voice.get('/clients/cl_demo.jinshan/statements').expect(200);
      return String((body.items ?? body)[0].statementId);
    },
    kind: () => Promise.resolve('client'),
    subjectId: () => first('/watch-list', 'clientId'),
  };
  let address = path;
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    address = address.replace(`{${name}}`, (await parts[name]?.()) ?? '');
  }
  const operation = described.paths[path]?.['get'] ?? {};
  return `${address}${requiredOf(path, operation, rapport.clock.today())}`;
}

/** Lists that the demo bank leaves empty; their own journeys fill them. */
const withoutDemo = new Set([
  '/rule-sets/windows',
  '/peer-groups',
  '/audit/attempts',
  '/audit/trail/{position}/seen',
  '/audit/clients/{clientId}/readers',
  '/webhooks',
  '/contingency-plans',
  '/risk-advice',
  '/signal-providers',
  '/staff-files',
  '/parked',
  '/parked/skips',
  '/token-revocations',
  '/local-tokens',
  '/me/trainings',
  '/me/performance-plans',
]);
/** The demo bank has nothing to ask these for; their own journeys ask them. */
const askedElsewhere = new RegExp(
  [
    String.raw`^/(webhooks/|address-book/|parked/skips/|surveys/samples)`,
    String.raw`^/(contingency-plans/|signal-providers/)`,
    String.raw`/proposals/|/(reach|readings|explain|shadow)$|/(reach|invitations)/history$`,
  ].join('|'),
);

/** What changed within a month may be nothing. */
const hasRows = (path: string) => !withoutDemo.has(path) && !path.endsWith('/changes');

it('every query of the product answers what its description says', async () => {
  const ajv = new Ajv2020({ strict: false });
  const wrong: unknown[] = [];
  const asked = Object.keys(described.paths).filter(
    (path) => schemaOf(path) !== undefined && !askedElsewhere.test(path),
  );
  for (const path of asked) {
    const { body, status } = await voice.get(await addressOf(path));
    if (status !== 200) wrong.push({ path, status, body });
    const schema = { ...schemaOf(path), components: described.components };
    if (!ajv.validate(schema, body)) wrong.push({ path, errors: ajv.errors });
    const rows: unknown = Array.isArray(body) ? body : body.items;
    if (Array.isArray(rows) && rows.length === 0 && hasRows(path))
      wrong.push({ path, errors: 'no rows to judge by' });
  }
  expect(wrong).toEqual([]);
  expect(asked.length).toBeGreaterThan(30);
});
