import type { StatementFigures } from './figures.js';
import type { StatementContent } from './statement.events.js';
import { statementEvents } from './statement.events.js';

const { StatementRecorded, StatementRestated } = statementEvents;

/** The figures of a year, in fen, that agree with each other. */
export const figures: StatementFigures = {
  cash: 20_000_00,
  receivables: 30_000_00,
  inventory: 40_000_00,
  currentAssets: 100_000_00,
  totalAssets: 250_000_00,
  currentLiabilities: 60_000_00,
  longTermDebt: 40_000_00,
  totalLiabilities: 120_000_00,
  retainedEarnings: 50_000_00,
  equity: 130_000_00,
  totalRevenue: 300_000_00,
  sales: 300_000_00,
  costOfSales: 200_000_00,
  grossProfit: 100_000_00,
  operatingCost: 260_000_00,
  ebitda: 40_000_00,
  depreciation: 10_000_00,
  ebit: 30_000_00,
  netIncome: 18_000_00,
};

const content: StatementContent = {
  currency: 'CNY',
  roundedTo: 1,
  figures,
  differences: [],
  audit: 'unqualified',
  source: { provenance: 'publicSource', statedOn: '2025-04-20' },
};

/** The statement of 2024 of client C-1, known from 25 April 2025. */
export const recorded2024 = StatementRecorded({
  clientId: 'C-1',
  statementId: '2024-12-31.12.consolidated',
  periodEnd: '2024-12-31',
  months: 12,
  basis: 'consolidated',
  ...content,
  knownOn: '2025-04-25',
  valueDate: '2025-04-25',
});

/** The same with inventory written down, known from 1 September 2025. */
export const restated2024 = StatementRestated({
  ...recorded2024.data,
  figures: {
    ...figures,
    inventory: 30_000_00,
    currentAssets: 90_000_00,
    totalAssets: 240_000_00,
    retainedEarnings: 40_000_00,
    equity: 120_000_00,
  },
  knownOn: '2025-09-01',
  valueDate: '2025-09-01',
  reason: 'Inventory was written down.',
});
