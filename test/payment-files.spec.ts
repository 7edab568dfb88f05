import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pain001 } from '../libs/integration/src/payment-order/pain001.js';
import { camtExample } from '../libs/integration/src/payment/payment.examples.js';

/** Where `.ci/run` puts the schemas of ISO 20022, as Debian's libhbci4j-core-java brings them. */
const folder = process.env['ISO20022_SCHEMAS'] ?? '/usr/local/share/iso20022';
const schemaOf = (name: string) => `${folder}/${name}.xsd`;
const canValidate =
  spawnSync('xmllint', ['--version']).status === 0 && existsSync(schemaOf('pain.001.001.09'));

/** What a schema has against a file; nothing where it is valid. */
function faults(xml: string, schema: string): string {
  const args = ['--noout', '--nonet', '--schema', schemaOf(schema), '-'];
  const { status, stderr } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

const payment = (orderId: string, currency: string, payee: object, remittance = 'Steel') => ({
  ...{ orderId, loanId: 'ln_1', clientId: 'cl_1', valueDate: '2026-03-02' },
  ...{ amount: { minor: 100_050, currency }, remittance },
  payee: { name: '宝钢股份', account: '6222020200112233', ...payee },
});
const from = { name: 'Example <Bank>', account: 'DE89370400440532013000', bic: 'EXBKCNBJ' };

if (!canValidate) {
  it.skip('no xmllint, or no schemas of ISO 20022, on this machine: see .ci/run', () => undefined);
} else {
  describe('a payment file', () => {
    const when = { on: '2026-03-02', madeAt: '2026-03-02T09:00:00.000Z' };
    const orders = [
      payment('d1', 'CNY', { bank: '中国工商银行' }),
      payment('x'.repeat(80), 'CNY', { name: '名'.repeat(200), account: '1'.repeat(60) }),
      payment('d2', 'JPY', { account: 'DE89370400440532013000' }, '备注 & "more" '.repeat(40)),
    ];

    it('is valid by the schema of ISO 20022', () =>
      expect(faults(pain001(orders, from, when), 'pain.001.001.09')).toBe(''));

    it('would not be without what the schema asks for', () =>
      expect(
        faults(pain001(orders, from, when).replace(/<PmtMtd>.*<\/PmtMtd>/, ''), 'pain.001.001.09'),
      ).toMatch('PmtMtd'));
  });

  describe('the statement of our specs', () => {
    // There is no schema of camt.053 to be had; its entries are of the type that camt.052 has.
    const report = camtExample
      .replace('camt.053.001.08', 'camt.052.001.08')
      .replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')
      .replaceAll(/(<\/?)Stmt>/g, '$1Rpt>');

    it('has entries that are valid by the schema of ISO 20022', () =>
      expect(faults(report, 'camt.052.001.08')).toBe(''));
  });
}
