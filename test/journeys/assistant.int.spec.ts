import { EventStore, issueToken, Settings } from '#platform';
import type { Role } from '#kernel';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { rapportBin, root } from '../standalone.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let assistant: Client;

const tokenOf = (role: Role) =>
  issueToken(rapport.app.get(Settings), {
    subject: role,
    name: role,
    roles: [role],
    lifetime: '1h',
  });

/** An assistant of the protocol version that is asked for. */
async function assistantOf(token: string, mode: 'legacy' | 'auto'): Promise<Client> {
  const client = new Client({ name: 'spec', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', rapport.url), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
    }),
  );
  return client;
}

/** What a tool answers. */
async function asked(client: Client, name: string, fields: Record<string, unknown> = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: fields });
  const [first] = content;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the tool answers
  const answer: any = first?.type === 'text' ? JSON.parse(first.text) : undefined;
  return { answer, isError };
}

const client = {
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: 'Jade River' } },
  source: { provenance: 'interview', statedOn: '2026-03-02' },
};

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  await rm.post('/clients', { clientId: 'cl_jade', ...client }).expect(201);
  assistant = await assistantOf(await tokenOf('relationshipManager'), 'auto');
});
afterAll(async () => {
  await assistant.close();
  await rapport.stop();
  await stores.stop();
});

const seen = async () => ({ after: await rapport.app.get(EventStore).head() });

describe('an assistant', () => {
  it('finds the queries of its person as tools, told in words', async () => {
    const { tools } = await assistant.listTools();
    const loans = tools.find(({ name }) => name === 'ListLoans');
    expect(loans?.annotations?.readOnlyHint).toBe(true);
    expect(loans?.description).toMatch(/loans/i);
    expect(loans?.inputSchema.properties).toHaveProperty('asOf');
    const untold = tools.filter(({ description = '', name }) => description === name);
    expect(untold.map(({ name }) => name)).toEqual([]);
    expect(tools.some(({ name }) => name === 'ListTrail')).toBe(false);
  });

  it('asks what its person may ask, and sees what they see', async () => {
    const { answer } = await asked(assistant, 'GetClient', {
      clientId: 'cl_jade',
      ...(await seen()),
    });
    expect(answer).toMatchObject({ clientId: 'cl_jade' });
    expect(JSON.stringify(answer)).toContain('Jade River');
    await rapport.as('auditor');
    const auditor = await assistantOf(await tokenOf('auditor'), 'legacy');
    const { tools } = await auditor.listTools();
    expect(tools.some(({ name }) => name === 'ListTrail')).toBe(true);
    expect(tools.some(({ name }) => name === 'RegisterClient')).toBe(false);
    await auditor.close();
  });

  it('is told why it is refused, in both languages', async () => {
    const { answer, isError } = await asked(assistant, 'ListTrail');
    expect(isError).toBe(true);
    expect(answer).toMatchObject({ code: 'NotAllowed', labels: { zh: expect.any(String) } });
    const wrong = await asked(assistant, 'ListLoans', { limit: 0 });
    expect(wrong.answer).toMatchObject({ code: 'InvalidRequest', details: { field: 'limit' } });
    const none = await asked(assistant, 'DropEverything');
    expect(none.answer).toMatchObject({ code: 'NoSuchRoute' });
  });

  it('needs the token of a person', async () => {
    const answer = await fetch(new URL('/mcp', rapport.url), { method: 'POST' });
    expect(answer.status).toBe(401);
    await expect(assistantOf('nonsense', 'auto')).rejects.toThrow();
  });

  it('drafts a command; only its person sends it, once', async () => {
    const { answer: commands } = await asked(assistant, 'ListCommands');
    expect(commands).toContainEqual(expect.objectContaining({ name: 'RegisterClient' }));
    const described = await asked(assistant, 'DescribeCommand', { command: 'RegisterClient' });
    expect(described.answer.schema.required).toContain('facts');

    const bad = await asked(assistant, 'DraftCommand', { command: 'RegisterClient', fields: {} });
    expect(bad).toMatchObject({ isError: true, answer: { code: 'InvalidRequest' } });
    const fields = { ...client, facts: { name: { en: 'Pearl Harbour' } } };
    const draft = await asked(assistant, 'DraftCommand', { command: 'RegisterClient', fields });
    expect(draft.answer.wouldRecord).toContainEqual(
      expect.objectContaining({ type: 'ClientRegistered' }),
    );
    const { clientId } = draft.answer.wouldRecord[0].data as { clientId: string };
    expect(await rapport.app.get(EventStore).read(`client-${clientId}`)).toEqual([]);

    const { draftId } = draft.answer as { draftId: string };
    const stranger = await rapport.as('riskOfficer');
    await stranger.post(`/drafts/${draftId}/confirmation`, {}).expect(404);
    expect((await stranger.get('/drafts').expect(200)).body.items).toEqual([]);
    const { body } = await rm.get('/drafts?status=open').expect(200);
    expect(body.items).toMatchObject([{ draftId, command: 'RegisterClient' }]);
    const sent = await rm.post(`/drafts/${draftId}/confirmation`, {}).expect(201);
    const again = await rm.post(`/drafts/${draftId}/confirmation`, {}).expect(201);
    expect(again.body).toEqual(sent.body);
    expect(sent.body.id).toBe(clientId);
    const shown = await rm.get(`/clients/${sent.body.id}?after=${sent.body.position}`).expect(200);
    expect(JSON.stringify(shown.body)).toContain('Pearl Harbour');
  });

  it('keeps what it drafted from being sent once it is removed', async () => {
    const fields = { ...client, facts: { name: { en: 'Nobody' } } };
    const { answer } = await asked(assistant, 'DraftCommand', {
      command: 'RegisterClient',
      fields,
    });
    await rm.post(`/drafts/${answer.draftId}/removal`, {}).expect(201);
    await rm.post(`/drafts/${answer.draftId}/confirmation`, {}).expect(404);
  });

  it('on the machine of its person speaks through `rapport mcp`', async () => {
    const local = new Client({ name: 'spec', version: '1' });
    await local.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [rapportBin, 'mcp'],
        cwd: root,
        env: {
          PATH: process.env['PATH'] ?? '',
          RAPPORT_URL: rapport.url,
          RAPPORT_TOKEN: await tokenOf('relationshipManager'),
        },
      }),
    );
    const { answer } = await asked(local, 'GetClient', { clientId: 'cl_jade', ...(await seen()) });
    expect(answer).toMatchObject({ clientId: 'cl_jade' });
    await local.close();
  });
});
