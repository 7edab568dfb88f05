import { portfolioOf } from './portfolio.js';

const sums = (approved: number, writtenOff: number) => ({
  approved,
  guaranteed: 0,
  disbursed: approved,
  outstanding: 0,
  overdue: 0,
  writtenOff,
  recovered: 0,
});
const total = (value: string, status: string, currency: string, count: number, minor: number) => ({
  group: { dimension: 'region', value, status, currency },
  count,
  sums: sums(minor, status === 'writtenOff' ? minor : 0),
});
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('a portfolio', () => {
  const { lines } = portfolioOf('region', [
    total('US:NY', 'writtenOff', 'USD', 2, 500),
    total('US:CA', 'settled', 'USD', 1, 7),
    total('US:NY', 'settled', 'USD', 3, 900),
    total('US:NY', 'settled', 'CNY', 1, 11),
  ]);

  it('has a line a value and currency, in their order', () =>
    expect(lines.map(({ value, currency }) => [value, currency])).toEqual([
      ['US:CA', 'USD'],
      ['US:NY', 'CNY'],
      ['US:NY', 'USD'],
    ]));

  it('adds up the statuses and keeps them apart', () =>
    expect(lines[2]).toMatchObject({
      loans: 5,
      approved: usd(1_400),
      writtenOff: usd(500),
      byStatus: {
        settled: { loans: 3, approved: usd(900), writtenOff: usd(0) },
        writtenOff: { loans: 2, approved: usd(500), writtenOff: usd(500) },
      },
    }));

  it('leaves out a status without loans', () =>
    expect(lines[0]?.byStatus).not.toHaveProperty('writtenOff'));
});
