import { BadLine } from '../bad-line.js';
import type { Imported } from '../import-run.js';
import { newContacts, tryImport } from './contacts-file.js';
import type { ContactColumn } from './contacts-row.js';
import { CallCalendar, columnsIn, leadOf, leadOfCall } from './contacts-row.js';

const from = { leadId: 'ld_1', source: 'fair' };
const line: Partial<Record<ContactColumn, string>> = {
  name: '渭河新材料有限公司',
  channel: '拜访',
  contactedOn: '2026-03-02',
  outcome: 'Interested',
  amount: '20,000,000.50',
};
const read = (told: typeof line = {}) =>
  leadOf((column) => ({ ...line, ...told })[column] ?? '', undefined, from);

describe('a line of contacts', () => {
  it('is a lead, its codes told by code or label', () =>
    expect(read()).toMatchObject({
      facts: { name: { zh: line.name }, amount: { minor: 2_000_000_050, currency: 'CNY' } },
      ...{ source: 'purchased', channel: 'visit', outcome: 'interested', attempts: 1 },
      origin: { assumed: ['source', 'attempts'] },
    }));

  it.each([
    ['name', ''],
    ['channel', 'pigeon'],
    ['contactedOn', '31 February'],
    ['outcome', ''],
    ['amount', 'much'],
    ['attempts', '0'],
    ['seconds', '-1'],
  ])('is refused for its %s', (field, value) =>
    expect(() => read({ [field]: value })).toThrow(expect.objectContaining({ field }) as BadLine),
  );

  it('is of the unit that it names, or of that of the import', () => {
    const of = (told: typeof line, unitId?: string) =>
      leadOf((column) => ({ ...line, ...told })[column] ?? '', undefined, { ...from, unitId });
    expect(of({ unit: 'un_b' }, 'un_a')).toMatchObject({ unitId: 'un_b' });
    expect(of({}, 'un_a')).toMatchObject({ unitId: 'un_a' });
    expect(of({})).not.toHaveProperty('unitId');
  });

  it('finds its columns by English and Chinese names', () =>
    expect(columnsIn(['公司名称', 'channel', '联系日期', 'result'])).toEqual({
      ...{ name: '公司名称', channel: 'channel', contactedOn: '联系日期', outcome: 'result' },
    }));
});

describe('a published call', () => {
  const call = {
    ...{ contact: 'cellular', month: 'nov', day_of_week: 'mon', duration: '261' },
    ...{ campaign: '2', poutcome: 'success', y: 'yes', age: '56', job: 'housemaid' },
  };

  it('is a lead without anything personal, on an assumed day', () => {
    const lead = leadOfCall(call, 7, new CallCalendar(), from);
    expect(lead).toMatchObject({
      ...{ channel: 'mobile', outcome: 'agreed', former: 'success', attempts: 2, seconds: 261 },
      contactedOn: '2008-11-03',
      facts: { name: { en: 'Contact 7' } },
    });
    expect(JSON.stringify(lead)).not.toContain('housemaid');
  });

  it('is of the next year where its month comes before the last', () => {
    const calendar = new CallCalendar();
    expect(calendar.dayOf('dec', 'mon')).toBe('2008-12-01');
    expect(calendar.dayOf('mar', 'fri')).toBe('2009-03-06');
    expect(() => calendar.dayOf('may', 'noday')).toThrow(BadLine);
  });
});

describe('a contact that is a client already', () => {
  it('is reported and not imported', async () => {
    const one: Imported = { line: 1, key: '1', commands: [read()] };
    async function* lines() {
      yield await Promise.resolve(one);
    }
    const known = newContacts(lines(), () => Promise.resolve('cl_weihe'));
    expect(await tryImport(known)).toEqual({
      good: 0,
      bad: [{ line: 1, field: 'name', reason: 'is likely to be client cl_weihe' }],
    });
    expect(await tryImport(newContacts(lines(), () => Promise.resolve(undefined)))).toEqual({
      good: 1,
      bad: [],
    });
  });
});
