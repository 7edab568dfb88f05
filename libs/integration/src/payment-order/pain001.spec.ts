import { DOMParser } from '@xmldom/xmldom';
import { pain001 } from './pain001.js';

const from = { name: 'Bank <of> Example', account: 'DE89370400440532013000', bic: 'EXBKCNBJ' };
const when = { on: '2026-03-02', madeAt: '2026-03-02T09:00:00.000Z' };
const order = (orderId: string, minor: number, currency: string, name = 'Baosteel') => ({
  ...{ orderId, loanId: 'ln_1', clientId: 'cl_1', valueDate: '2026-03-02' },
  amount: { minor, currency },
  payee: { name, account: '6222020200112233', bank: '工商银行' },
  remittance: 'Steel & coal',
});
const orders = [
  order('dd-2', 200, 'CNY'),
  order('dd-1', 100_050, 'CNY', 'A\u0001 & B'),
  order('dd-3', 7, 'JPY'),
];

const textsIn = (xml: string, name: string) => {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  return [...document.getElementsByTagName(name)].map(({ textContent }) => textContent);
};

describe('a payment file', () => {
  const xml = pain001(orders, from, when);

  it('has every payment, counted and added up by currency', () => {
    expect(textsIn(xml, 'NbOfTxs')).toEqual(['3', '2', '1']);
    expect(textsIn(xml, 'CtrlSum')).toEqual(['1002.50', '7']);
    expect(textsIn(xml, 'EndToEndId')).toEqual(['dd-1', 'dd-2', 'dd-3']);
    expect(textsIn(xml, 'InstdAmt')).toEqual(['1000.50', '2.00', '7']);
    expect(textsIn(xml, 'ReqdExctnDt')).toEqual(['2026-03-02', '2026-03-02']);
  });

  it('bears whatever a name holds', () => {
    expect(textsIn(xml, 'Nm')).toContain('A & B');
    expect(textsIn(xml, 'Nm')).toContain('Bank <of> Example');
    expect(textsIn(xml, 'IBAN')).toEqual([from.account, from.account]);
  });

  it('is the same for the same payments, and another for others', () => {
    expect(pain001(orders.toReversed(), from, when)).toBe(xml);
    const [id] = textsIn(xml, 'MsgId');
    expect(id!.length).toBeLessThanOrEqual(35);
    expect(textsIn(pain001(orders.slice(1), from, when), 'MsgId')).not.toEqual([id]);
  });

  it('keeps ids within what the standard allows', () => {
    const long = pain001([order('x'.repeat(80), 1, 'CNY')], from, when);
    const ids = [...textsIn(long, 'EndToEndId'), ...textsIn(long, 'InstrId')];
    expect(ids.every((id) => id!.length <= 35)).toBe(true);
  });
});
