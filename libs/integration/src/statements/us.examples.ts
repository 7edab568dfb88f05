import type { UsLine } from './us-row.js';

/** A firm-year as the file has it. Nobody’s company. */
export const firmYear: UsLine = {
  company_name: 'C_1',
  year: '2015',
  status_label: 'alive',
  source_fill: '0',
  current_assets: '511.267',
  cost_of_goods_sold: '833.107',
  depreciation_and_amortization: '18.373',
  ebitda: '89.031',
  inventory: '336.018',
  net_income: '-35.163',
  total_receivable: '128.348',
  market_value: '372.7519',
  net_sales: '1024.333',
  total_assets: '740.998',
  total_long_term_debt: '180.447',
  ebit: '70.658',
  gross_profit: '191.226',
  total_current_liabilities: '163.816',
  retained_earnings: '201.026',
  total_revenue: '1024.333',
  total_liabilities: '401.483',
  total_operating_expenses: '935.302',
};

/** A file of such lines. */
export const usCsv = (lines: readonly UsLine[]): string => {
  const columns = Object.keys(firmYear);
  const rows = lines.map((line) => columns.map((column) => line[column] ?? '').join(','));
  return [columns.join(','), ...rows, ''].join('\n');
};
