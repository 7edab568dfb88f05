import { hiding } from './masks.js';

const row = {
  clientId: 'cl_1',
  email: 'li.na@bank.example',
  employees: 12,
  addresses: [
    { channel: 'email', address: 'cfo@firm.example' },
    { channel: 'phone', address: '13800138000', office: 'CFO' },
  ],
  profile: { plans: 'To list.', concerns: 'Costs.' },
};

describe('a masked field', () => {
  it.each<[readonly string[], object]>([
    [['email'], { ...row, email: '***' }],
    [['employees'], (({ employees: _, ...rest }) => rest)(row)],
    [
      ['addresses.address'],
      {
        ...row,
        addresses: [
          { channel: 'email', address: '***' },
          { channel: 'phone', address: '***', office: 'CFO' },
        ],
      },
    ],
    [['profile'], (({ profile: _, ...rest }) => rest)(row)],
    [['profile.plans'], { ...row, profile: { plans: '***', concerns: 'Costs.' } }],
    [['profile.other', 'absent'], row],
    [
      ['email', 'profile.plans'],
      { ...row, email: '***', profile: { plans: '***', concerns: 'Costs.' } },
    ],
  ])('%j is hidden, and nothing else', (fields, shown) => {
    expect(hiding(fields)(row)).toEqual(shown);
  });

  it('stays in the row that others read', () => {
    hiding(['email', 'addresses.address'])(row);
    expect(row.email).toBe('li.na@bank.example');
    expect(row.addresses[0]?.address).toBe('cfo@firm.example');
  });
});
