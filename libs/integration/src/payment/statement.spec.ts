import { readCamt053 } from './camt053.js';
import { readCsvStatement } from './csv-statement.js';
import { camtExample } from './payment.examples.js';

const account = '8888000011112222';
const fen = (minor: number) => ({ minor, currency: 'CNY' });

describe('a statement in camt.053', () => {
  it('gives its booked credits, each of a batch by itself', () => {
    const { entries, passedOver } = readCamt053(camtExample);
    expect(passedOver).toBe(2);
    expect(entries).toEqual([
      {
        account,
        amount: fen(1_200_050),
        valueDate: '2026-03-01',
        reference: 'B20260302-17',
        payer: { name: '金山制造有限公司', account: '6222020200112233', bank: 'ICBKCNBJ' },
        remittance: '合同 DK-2026-001 三月还款',
      },
      {
        account,
        amount: fen(10_000),
        valueDate: '2026-03-02',
        reference: 'B-18/1',
        remittance: 'A & B',
      },
      {
        ...{ account, amount: fen(20_000), valueDate: '2026-03-02', reference: 'B-18-b' },
        remittance: 'DK-2026-002',
      },
    ]);
  });

  it('is read in its older versions, too, where a status is plain', () => {
    const older = camtExample.replaceAll(/<Sts><Cd>(\w+)<\/Cd><\/Sts>/g, '<Sts>$1</Sts>');
    expect(older).not.toBe(camtExample);
    expect(readCamt053(older)).toEqual(readCamt053(camtExample));
  });

  it.each([
    ['nothing', '', /./],
    ['no XML', 'account,amount', /./],
    ['a page', '<html><body/></html>', /BkToCstmrStmt/],
    [
      'an entity',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      /document type/,
    ],
    ['half of it', camtExample.slice(0, 900), /./],
    ['parts of a fen', camtExample.replace('12000.50', '12000.505'), /decimal places/],
    ['an amount in words', camtExample.replace('12000.50', '1.2E4'), /amount 1.2E4/],
    ['a day that is none', camtExample.replace('2026-03-01', '2026-02-30'), /ValDt 2026-02-30/],
    [
      'no reference',
      camtExample
        .replace('<AcctSvcrRef>B20260302-17</AcctSvcrRef>', '')
        .replace('<NtryRef>1</NtryRef>', ''),
      /AcctSvcrRef/,
    ],
  ])('is refused where it is %s', (_, text, reason) => {
    expect(() => readCamt053(text)).toThrow(reason);
  });
});

describe('a statement as CSV', () => {
  const heading = 'account,valueDate,amount,currency,reference,payerName,payerAccount,remittance\n';

  it('gives its credits', () => {
    const lines = [
      '8888,2026-03-02,1200.50,CNY,R-1,Jade,6222,"DK-1, March"',
      '8888,2026-03-02,-5.00,CNY,R-2,,,fee',
      '8888,2026-03-02,7,JPY,R-3,,,',
    ];
    expect(readCsvStatement(heading + lines.join('\n'))).toEqual({
      passedOver: 1,
      entries: [
        {
          ...{ account: '8888', valueDate: '2026-03-02', reference: 'R-1' },
          amount: fen(120_050),
          payer: { name: 'Jade', account: '6222' },
          remittance: 'DK-1, March',
        },
        {
          ...{ account: '8888', valueDate: '2026-03-02', reference: 'R-3', remittance: '' },
          amount: { minor: 7, currency: 'JPY' },
        },
      ],
    });
  });

  it.each([
    ['a column is missing', 'account,amount\n1,2', /no column valueDate/],
    ['a day is none', `${heading}1,2026-13-01,1,CNY,R,,,`, /line 2: valueDate/],
    ['a currency is none', `${heading}1,2026-03-01,1,yuan,R,,,`, /line 2: currency/],
    ['an amount is none', `${heading}1,2026-03-01,"1,000",CNY,R,,,`, /amount 1,000/],
    ['a reference is missing', `${heading}1,2026-03-01,1,CNY,,,,`, /line 2: account and reference/],
    ['a line is short', `${heading}1,2026-03-01`, /./],
  ])('is refused as a whole where %s', (_, text, reason) => {
    expect(() => readCsvStatement(text)).toThrow(reason);
  });
});
