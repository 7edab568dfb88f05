import { localIssuer } from '#platform';
import type { Rapport, Voice } from './rapport.js';

/** A bank of a branch and a sub-branch: two managers, their head and a risk officer. */
export interface SmallBank {
  readonly wang: Voice;
  readonly chen: Voice;
  readonly head: Voice;
  readonly risk: Voice;
  readonly admin: Voice;
  readonly service: Voice;
  /** Registers a company that somebody looks after; gives its id. */
  client(clientId: string, managerId?: string, facts?: object): Promise<string>;
  /** Closes a business day, as the clock stands on it; the clock stays there. */
  close(day: string): Promise<number>;
  /** Sends a command that is to succeed; gives its receipt. */
  sent(voice: Voice, path: string, body: object): Promise<Sent>;
  /** Sends a command that is to be refused; gives the problem. */
  refused(voice: Voice, path: string, body: object, status?: number): Promise<Problem>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
  shown(voice: Voice, path: string, after?: number): Promise<any>;
}

interface Sent {
  readonly id: string;
  readonly position: number;
}

interface Problem {
  readonly code: string;
  readonly labels: { readonly en: string; readonly zh: string };
  readonly details: { readonly field?: string };
}

const people = [
  ['wang', 'relationshipManager', 'un_b', '王芳'],
  ['chen', 'relationshipManager', 'un_b', '陈伟'],
  ['head', 'unitHead', 'un_b', '高磊'],
  ['risk', 'riskOfficer', 'un_h', '李娜'],
] as const;

/** Enters the bank over HTTP. */
export async function openBank(rapport: Rapport): Promise<SmallBank> {
  const idp = await rapport.as('provisioner');
  const [admin, service] = [await rapport.as('administrator'), await rapport.as('service')];
  const sent = async (voice: Voice, path: string, body: object) => {
    const { status, body: answer } = await voice.post(path, body);
    if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as Sent;
  };
  const unit = (unitId: string, kind: string, zh: string, parentId?: string) =>
    sent(idp, '/units', { unitId, kind, name: { zh }, ...(parentId && { parentId }) });
  await unit('un_h', 'headOffice', '总行');
  await unit('un_r', 'branch', '西安分行', 'un_h');
  await unit('un_b', 'subBranch', '高新支行', 'un_r');
  for (const [personId, role, unitId, zh] of people) {
    await sent(idp, '/staff', { personId, userName: personId, name: { zh }, unitId });
    await sent(idp, `/staff/${personId}/sign-ins`, { issuer: localIssuer, subject: personId });
    await sent(idp, `/staff/${personId}/roles`, { role, validFrom: '2020-01-01' });
  }
  const voices = await Promise.all(people.map(([id]) => rapport.person(id)));
  const [wang, chen, head, risk] = voices as [Voice, Voice, Voice, Voice];
  return {
    ...{ wang, chen, head, risk, admin, service, sent },
    async client(clientId, managerId = 'wang', facts = {}) {
      const name = { zh: `公司${clientId}`, en: clientId };
      const voice = managerId === 'chen' ? chen : wang;
      await sent(voice, '/clients', {
        clientId,
        form: 'legalEntity',
        role: 'client',
        facts: { name, ...facts },
        source: { provenance: 'interview', statedOn: rapport.clock.today() },
      });
      return clientId;
    },
    async close(day) {
      rapport.clock.day = day;
      const { position } = await sent(admin, `/business-days/${day.slice(0, 4)}/closings`, { day });
      return position;
    },
    async refused(voice, path, body, status = 422) {
      const answer = await voice.post(path, body);
      if (answer.status !== status) {
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answer.body as Problem;
    },
    async shown(voice, path, after) {
      const seen =
        after === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}after=${after}`;
      const { status, body } = await voice.get(seen);
      if (status !== 200) throw new Error(`${seen}: ${status} ${JSON.stringify(body)}`);
      return body as unknown;
    },
  };
}
