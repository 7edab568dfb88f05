import type { Currency } from '#kernel';
import { isDay, moneyIn, Refusal } from '#kernel';
import type { Payee } from '#lending';
import type { Element, Node } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';
import { Unreadable } from '../csv-rows.js';
import type { Statement, StatementEntry } from './statement-entry.js';

/**
 * Reads a customer statement of ISO 20022, any version of camt.053: its booked credits. A batch
 * (`NtryDtls` with several `TxDtls`) is as many payments as it has transactions.
 * @throws Unreadable
 */
export function readCamt053(text: string): Statement {
  // No entity of a document type is ever looked at: there must be none.
  if (/<!DOCTYPE/i.test(text)) throw new Unreadable('a document type is not accepted');
  const root = rootOf(text);
  const statements = all(root, 'BkToCstmrStmt', 'Stmt');
  if (statements.length === 0) throw new Unreadable('there is no BkToCstmrStmt/Stmt');
  const found = statements.flatMap((statement) =>
    all(statement, 'Ntry').map((entry) => entriesOf(statement, entry)),
  );
  return {
    entries: found.flat(),
    passedOver: found.filter((each) => each.length === 0).length,
  };
}

function rootOf(text: string): Element {
  const fail = (message: string): never => {
    throw new Unreadable(message.slice(0, 200));
  };
  const parser = new DOMParser({ onError: (_, message) => fail(message) });
  const document = parser.parseFromString(text, 'text/xml');
  return document.documentElement ?? fail('it is empty');
}

/** Booked credits only: what is pending may still not come, and debits are no repayments. */
function entriesOf(statement: Element, entry: Element): readonly StatementEntry[] {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (textAt(entry, 'CdtDbtInd') !== 'CRDT' || status !== 'BOOK') return [];
  if (textAt(entry, 'RvslInd') === 'true') return [];
  const account =
    textAt(statement, 'Acct', 'Id', 'IBAN') ??
    textAt(statement, 'Acct', 'Id', 'Othr', 'Id') ??
    missing('Acct/Id');
  const valueDate = dayAt(entry, 'ValDt') ?? dayAt(entry, 'BookgDt') ?? missing('Ntry/ValDt');
  const own = textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef');
  const details = all(entry, 'NtryDtls', 'TxDtls');
  if (details.length <= 1) {
    const [detail = entry] = details;
    const reference = own ?? referenceIn(detail) ?? missing('Ntry/AcctSvcrRef');
    const amount = amountOf(entry);
    return [{ account, amount, valueDate, reference, ...told(detail) }];
  }
  return details.map((detail, index) => ({
    account,
    amount: amountOf(detail),
    valueDate,
    reference: referenceIn(detail) ?? `${own ?? missing('Ntry/AcctSvcrRef')}/${index + 1}`,
    ...told(detail),
  }));
}

const referenceIn = (detail: Element) =>
  textAt(detail, 'Refs', 'AcctSvcrRef') ?? textAt(detail, 'Refs', 'TxId');

/** Who paid, and what they wrote. */
function told(detail: Element): Pick<StatementEntry, 'payer' | 'remittance'> {
  const party = first(detail, 'RltdPties', 'Dbtr');
  const name = party && (textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Nm'));
  const account =
    textAt(detail, 'RltdPties', 'DbtrAcct', 'Id', 'IBAN') ??
    textAt(detail, 'RltdPties', 'DbtrAcct', 'Id', 'Othr', 'Id');
  const bank =
    textAt(detail, 'RltdAgts', 'DbtrAgt', 'FinInstnId', 'BICFI') ??
    textAt(detail, 'RltdAgts', 'DbtrAgt', 'FinInstnId', 'Nm');
  const payer: Payee | undefined =
    name === undefined || account === undefined
      ? undefined
      : { name: name.slice(0, 200), account: account.slice(0, 64), ...(bank && { bank }) };
  const words = [
    ...all(detail, 'RmtInf', 'Ustrd').map(textOf),
    ...all(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref').map(textOf),
    ...all(detail, 'Refs', 'EndToEndId').map(textOf),
  ].filter((word) => word !== '' && word !== 'NOTPROVIDED');
  return { ...(payer && { payer }), remittance: words.join(' ').slice(0, 1_000) };
}

function amountOf(element: Element) {
  const amount = first(element, 'Amt') ?? first(element, 'AmtDtls', 'TxAmt', 'Amt');
  const currency = amount?.getAttribute('Ccy') ?? '';
  if (!amount || !/^[A-Z]{3}$/.test(currency)) return missing('Amt with a Ccy');
  return exactly(textOf(amount), currency);
}

/** @throws Unreadable where the amount is none, or has more places than its currency */
export function exactly(text: string, currency: Currency) {
  try {
    if (!/^\d{1,15}(\.\d{1,5})?$/.test(text)) throw new Unreadable(`amount ${text.slice(0, 40)}`);
    return moneyIn(text, currency);
  } catch (error) {
    if (error instanceof Refusal) throw new Unreadable(error.message);
    throw error;
  }
}

function dayAt(element: Element, name: string): string | undefined {
  const day = textAt(element, name, 'Dt') ?? textAt(element, name, 'DtTm')?.slice(0, 10);
  if (day === undefined || isDay(day)) return day;
  throw new Unreadable(`${name} ${String(day).slice(0, 40)}`);
}

function missing(what: string): never {
  throw new Unreadable(`there is no ${what}`);
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

const textOf = (element: Element): string => (element.textContent ?? '').trim();

const childrenOf = (element: Element, name: string): readonly Element[] => {
  const found: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (isElement(child) && child.localName === name) found.push(child);
  }
  return found;
};

function hasElements(element: Element): boolean {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (isElement(child)) return true;
  }
  return false;
}

/** Every element at the end of a path of names. */
function all(element: Element, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>(
    (found, name) => found.flatMap((each) => childrenOf(each, name)),
    [element],
  );
}

const first = (element: Element, ...path: readonly string[]): Element | undefined =>
  all(element, ...path)[0];

function textAt(element: Element, ...path: readonly string[]): string | undefined {
  const found = first(element, ...path);
  const text = found === undefined || hasElements(found) ? '' : textOf(found);
  return text === '' ? undefined : text;
}
