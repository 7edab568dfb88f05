import type { Rapport, Voice } from './rapport.js';
import { eventually } from './rapport.js';

/** A loan of 120,000.00 yuan, 10,000.00 of principal a month. */
export const yearOfInstalments = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: { minor: 12_000_000, currency: 'CNY' },
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};

/** The people who lend, and what they do over HTTP. */
export class LendingDesk {
  private constructor(
    private readonly rapport: Rapport,
    readonly rm: Voice,
    readonly risk: Voice,
    readonly approver: Voice,
    readonly head: Voice,
    readonly admin: Voice,
    readonly service: Voice,
    readonly auditor: Voice,
  ) {}

  static async of(rapport: Rapport): Promise<LendingDesk> {
    return new LendingDesk(
      rapport,
      await rapport.as('relationshipManager'),
      await rapport.as('riskOfficer'),
      await rapport.as('creditApprover'),
      await rapport.as('unitHead'),
      await rapport.as('administrator'),
      await rapport.as('service'),
      await rapport.as('auditor'),
    );
  }

  /** A new client of the relationship manager. */
  async client(name: { readonly en?: string; readonly zh?: string }): Promise<string> {
    const { body } = await this.rm
      .post('/clients', {
        form: 'legalEntity',
        role: 'client',
        facts: { name, size: 'medium' },
        source: { provenance: 'interview', statedOn: this.rapport.clock.today() },
      })
      .expect(201);
    await this.rm.get(`/clients/${body.id}?after=${body.position}`).expect(200);
    return body.id as string;
  }

  /** The papers that every decision needs, handed in on the day of the clock. */
  async documented(clientId: string): Promise<void> {
    for (const kind of ['businessLicence', 'financialStatement']) {
      const issuedOn = this.rapport.clock.today();
      const paper = { clientId, kind, title: kind, issuedOn, archivedAs: 'XA-7' };
      await this.rm.post('/documents', paper).expect(201);
    }
  }

  /** A loan that is granted, from the application on. */
  async granted(clientId: string, terms: object = {}, more: object = {}): Promise<string> {
    await this.documented(clientId);
    const asked = { clientId, terms: { ...yearOfInstalments, ...terms }, ...more };
    const { body } = await this.rm.post('/applications', asked).expect(201);
    const path = `/applications/${body.id}`;
    const review = { recommendation: 'approve', comment: 'Cash flow covers the debt service.' };
    await this.risk.post(`${path}/reviews`, review).expect(201);
    const { body: grant } = await this.approver.post(`${path}/approvals`, {}).expect(201);
    await this.conditionsMet(path, grant.position as number);
    const [loan] = await eventually(
      async () => (await this.rm.get(`/loans?applicationId=${body.id}`)).body.items,
      (items) => items.length === 1,
    );
    return loan.loanId as string;
  }

  /** The manager shows that all is met that comes before a drawdown; a risk officer confirms it. */
  private async conditionsMet(path: string, after: number): Promise<void> {
    const { body } = await this.rm.get(`${path}/conditions?after=${after}`).expect(200);
    for (const id of body.openBeforeDrawdown as readonly string[]) {
      const condition = `${path}/conditions/${id}`;
      await this.rm.post(`${condition}/evidence`, { evidence: '他项权证 0017 号' }).expect(201);
      await this.risk.post(`${condition}/confirmations`, {}).expect(201);
    }
  }

  /** A loan that is paid out whole on the day of the clock. */
  async running(clientId: string, terms: object = {}, more: object = {}): Promise<string> {
    const loanId = await this.granted(clientId, terms, more);
    const { amount } = { ...yearOfInstalments, ...terms };
    await this.rm
      .post(`/loans/${loanId}/agreements`, { agreementNumber: `A-${loanId}` })
      .expect(201);
    await this.payOut(loanId, amount);
    return loanId;
  }

  /** A drawdown, instructed by the manager and released by a risk officer. */
  async payOut(loanId: string, amount: object, proposalId = 'd1'): Promise<void> {
    const payee = { name: '宝钢股份', account: '6222020200112233' };
    const drawdown = { proposalId, amount, payee, way: 'entrusted', use: '采购钢材' };
    await this.rm.post(`/loans/${loanId}/drawdowns`, drawdown).expect(201);
    await this.risk.post(`/loans/${loanId}/proposals/${proposalId}/approvals`, {}).expect(201);
  }

  /** The clock goes on to a day, which is closed. */
  async close(day: string): Promise<void> {
    this.rapport.clock.day = day;
    await this.admin.post(`/business-days/${day.slice(0, 4)}/closings`, { day }).expect(201);
  }
}
