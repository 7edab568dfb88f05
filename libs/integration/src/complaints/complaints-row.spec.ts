import { complaintCase } from './complaints-row.js';

const line = {
  'Date received': '7/29/2013',
  Product: 'Consumer Loan',
  Issue: 'Managing the loan',
  'Sub-issue': '',
  Company: 'A Bank',
  'Submitted via': 'Postal mail',
  'Date sent to company': '7/30/2013',
  'Company response to consumer': 'Closed with explanation',
  'Timely response?': 'Yes',
  'Consumer disputed?': 'No',
};
const read = (told: object = {}) => complaintCase({ ...line, ...told }, 'ca_1', 'cfpb');

describe('a complaint of the file', () => {
  it('is the case it was', () =>
    expect(read()).toMatchObject({
      channel: 'letter',
      receivedOn: '2013-07-29',
      forwardedOn: '2013-07-30',
      outcome: 'explained',
      timely: true,
      disputed: false,
      about: 'A Bank',
    }));
  it('is dated with two digits of the year as well', () =>
    expect(read({ 'Date received': '03/22/23' }).receivedOn).toBe('2023-03-22'));
  it('leaves out what is empty, `None` or `N/A`', () => {
    const { disputed, text } = read({ 'Consumer disputed?': 'None' });
    expect([disputed, text]).toEqual([undefined, undefined]);
  });
  it('is open while it is in progress', () =>
    expect(read({ 'Company response to consumer': 'In progress' })).not.toHaveProperty('outcome'));
  it.each([
    ['Date received', '2/30/2013'],
    ['Submitted via', 'Pigeon'],
    ['Company response to consumer', 'Maybe'],
    ['Timely response?', ''],
  ])('is refused for its %s', (field, value) =>
    expect(() => read({ [field]: value })).toThrow(expect.objectContaining({ field }) as Error),
  );
});
