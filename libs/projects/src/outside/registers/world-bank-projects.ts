import type { Register } from './register.js';
import { amount, day, text } from './register.js';

/** All projects of the World Bank, as listed on a day. */
export const worldBankProjects: Register = {
  currency: 'USD',
  unit: 'one',
  number: ['project'],
  required: ['project', 'status', 'approved', 'closing', 'commitment'],
  latestOf: [],
  columns: [
    text('project', 'id'),
    text('region', 'regionname'),
    text('country', 'countryname', 'countryshortname'),
    text('status', 'projectstatusdisplay', 'status'),
    text('lastStage', 'last_stage_reached_name'),
    text('projectName', 'project_name'),
    text('agency', 'impagency'),
    day('disclosed', 'public_disclosure_date'),
    day('approved', 'boardapprovaldate'),
    day('effective', 'loan_effective_date'),
    day('closing', 'closingdate'),
    text('finance', 'projectfinancialtype'),
    amount('cost', 'curr_project_cost'),
    amount('ibrd', 'curr_ibrd_commitment'),
    amount('ida', 'curr_ida_commitment', 'idacommamt'),
    amount('commitment', 'curr_total_commitment'),
    amount('grant', 'grantamt'),
    text('borrower', 'borrower'),
    text('instrument', 'lendinginstr'),
    text('environment', 'envassesmentcategorycode'),
    text('environmentalRisk', 'esrc_ovrl_risk_rate'),
    text('supplement', 'supplementprojectflg'),
    text('sector', 'sector1'),
    text('secondSector', 'sector2'),
    text('thirdSector', 'sector3'),
    text('theme', 'theme1'),
    text('secondTheme', 'theme2'),
  ],
  project: 'project',
  status: 'status',
  closing: 'closing',
  stages: {
    Pipeline: 'design',
    Active: 'construction',
    Closed: 'handedOver',
    Dropped: 'cancelled',
  },
  spans: [{ name: 'approvalToClosing', from: 'approved', to: 'closing' }],
};

/** What was disbursed for a project in a month, in constant dollars. */
export const worldBankMonths: Register = {
  currency: 'USD',
  unit: 'one',
  number: ['project', 'financier'],
  required: ['project', 'financier', 'statedOn', 'disbursed'],
  statedOn: 'statedOn',
  latestOf: [],
  columns: [
    text('project', 'projectid'),
    day('statedOn', 'date'),
    text('financier', 'financier'),
    amount('disbursed', 'disbursements'),
  ],
  project: 'project',
  stages: {},
  spans: [],
};

/** Ratings of the risks of a project, by category: H high, S substantial, M moderate, L low. */
export const worldBankRatings: Register = {
  currency: 'USD',
  unit: 'one',
  number: ['project', 'category', 'report'],
  required: ['project', 'category', 'rating', 'report'],
  latestOf: [],
  columns: [
    text('project', 'project_id'),
    text('category', 'risk_rating_code'),
    text('rating', 'risk_rating'),
    text('report', 'risk_rating_sequence'),
    text('categoryKey', 'risk_rating_code_key'),
  ],
  project: 'project',
  stages: {},
  spans: [],
};

/** The projects that are rated; amounts in millions. */
export const worldBankRated: Register = {
  currency: 'USD',
  unit: 'million',
  number: ['project'],
  required: ['project', 'practice', 'approvalYear'],
  latestOf: [],
  columns: [
    text('line', 'prod_line'),
    text('project', 'project_id'),
    text('emergency', 'proj_emrg_recvry_flg'),
    text('approvalYear', 'approval_fy'),
    text('fragile', 'fcs_indicator'),
    day('leaderSince', 'tl_since'),
    text('track', 'project_track'),
    text('scaleUp', 'scale_up'),
    text('instrument', 'len_instr_type'),
    text('practice', 'practice'),
    text('country', 'country'),
    text('region', 'region'),
    amount('commitment', 'net_commit_amt'),
    amount('grant', 'grant'),
  ],
  project: 'project',
  stages: {},
  spans: [],
};
