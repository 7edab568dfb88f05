import type { Day } from '#kernel';
import { moneyText, plus } from '#kernel';
import { createHash } from 'node:crypto';
import type { PaymentOrderRow } from './payment-orders.view.js';

/** Whose account the bank pays from: a name, the account, and the bank that keeps it (BIC). */
export interface PayingAccount {
  readonly name: string;
  readonly account: string;
  readonly bic: string;
}

/**
 * The payments of one day as ISO 20022 pain.001.001.09: one `PmtInf` a currency. The same payments
 * make the same file with the same ids, so that a file that is sent twice is recognised.
 */
export function pain001(
  orders: readonly PaymentOrderRow[],
  from: PayingAccount,
  { on, madeAt }: { readonly on: Day; readonly madeAt: string },
): string {
  const sorted = orders.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1));
  const currencies = [...new Set(sorted.map(({ amount }) => amount.currency))].sort();
  const messageId = idOf(on, 'ALL', sorted);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>',
    `<GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>${madeAt}</CreDtTm>`,
    `<NbOfTxs>${sorted.length}</NbOfTxs><InitgPty><Nm>${escaped(from.name, 140)}</Nm></InitgPty>`,
    '</GrpHdr>',
    ...currencies.flatMap((currency) => {
      const some = sorted.filter(({ amount }) => amount.currency === currency);
      return batch(currency, some, from, on);
    }),
    '</CstmrCdtTrfInitn></Document>',
  ];
  return `${lines.join('\n')}\n`;
}

function batch(
  currency: string,
  orders: readonly PaymentOrderRow[],
  { name, account, bic }: PayingAccount,
  on: Day,
): readonly string[] {
  const sum = orders.map(({ amount }) => amount).reduce(plus);
  return [
    `<PmtInf><PmtInfId>${idOf(on, currency, orders)}</PmtInfId><PmtMtd>TRF</PmtMtd>`,
    `<NbOfTxs>${orders.length}</NbOfTxs><CtrlSum>${moneyText(sum)}</CtrlSum>`,
    `<ReqdExctnDt><Dt>${on}</Dt></ReqdExctnDt><Dbtr><Nm>${escaped(name, 140)}</Nm></Dbtr>`,
    `<DbtrAcct>${accountOf(account)}<Ccy>${currency}</Ccy></DbtrAcct>`,
    `<DbtrAgt><FinInstnId><BICFI>${escaped(bic, 11)}</BICFI></FinInstnId></DbtrAgt>`,
    ...orders.map(transfer),
    '</PmtInf>',
  ];
}

function transfer({ orderId, loanId, amount, payee, remittance }: PaymentOrderRow): string {
  const { bank } = payee;
  return [
    `<CdtTrfTxInf><PmtId><InstrId>${reference(`${loanId} ${orderId}`)}</InstrId>`,
    `<EndToEndId>${reference(orderId)}</EndToEndId></PmtId>`,
    `<Amt><InstdAmt Ccy="${amount.currency}">${moneyText(amount)}</InstdAmt></Amt>`,
    ...(bank === undefined
      ? []
      : [`<CdtrAgt><FinInstnId><Nm>${escaped(bank, 140)}</Nm></FinInstnId></CdtrAgt>`]),
    `<Cdtr><Nm>${escaped(payee.name, 140)}</Nm></Cdtr>`,
    `<CdtrAcct>${accountOf(payee.account)}</CdtrAcct>`,
    `<RmtInf><Ustrd>${escaped(`${loanId} ${remittance}`, 140)}</Ustrd></RmtInf></CdtTrfTxInf>`,
  ].join('');
}

const accountOf = (account: string): string =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)
    ? `<Id><IBAN>${account}</IBAN></Id>`
    : `<Id><Othr><Id>${escaped(account, 34)}</Id></Othr></Id>`;

/** References have 35 characters at most: a longer one is told by its fingerprint. */
const reference = (text: string): string =>
  text.length <= 35 ? escaped(text, 35) : fingerprint(text).slice(0, 32);

const idOf = (on: Day, currency: string, orders: readonly PaymentOrderRow[]): string => {
  const all = orders.map(({ loanId, orderId }) => `${loanId} ${orderId}`).join('\n');
  return `${on.replaceAll('-', '')}-${currency}-${fingerprint(all).slice(0, 20)}`;
};

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Text as XML may hold it, cut to the length that the standard allows. */
const escaped = (text: string, most: number): string =>
  Array.from(text)
    .slice(0, most)
    .join('')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
