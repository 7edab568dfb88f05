import { GuaranteeType, LoanProduct, LoanPurpose } from '#credit';
import { GetClientNames } from '#clients';
import { GetStaffNames } from '#organisation';
import { AgeingBucket, DayCount, RepaymentMethod } from '#loan-arithmetic';
import type { QueryBus } from '@nestjs/cqrs';
import { LoanStatus, SigningParty } from '../lending.codes.js';
import { LoanClass, Stage } from '../risk-class.codes.js';
import type { ListedLoan } from '../views/book/loan-book.rows.js';
import type { Language } from './language.js';
import { inLanguage } from './language.js';
import type { Column } from './sheet.js';

/** Loans with the names of their clients and managers, as far as the asker sees these. */
export async function withNames(
  queries: QueryBus,
  loans: readonly ListedLoan[],
): Promise<readonly ListedLoan[]> {
  const all = (ids: readonly string[]) => [...new Set(ids)];
  const [clients, staff] = await Promise.all([
    queries.execute(GetClientNames.of({ ids: all(loans.map(({ clientId }) => clientId)) })),
    queries.execute(GetStaffNames.of({ ids: all(loans.map(({ managerId }) => managerId)) })),
  ]);
  const clientNames = new Map(clients.map(({ clientId, name }) => [clientId, name]));
  const staffNames = new Map(staff.map(({ personId, name }) => [personId, name]));
  return loans.map((loan) => {
    const [clientName, managerName] = [
      clientNames.get(loan.clientId),
      staffNames.get(loan.managerId),
    ];
    return { ...loan, ...(clientName && { clientName }), ...(managerName && { managerName }) };
  });
}

/** A loan with what its codes mean. */
export const inWords = (loan: ListedLoan, language: Language | undefined): ListedLoan =>
  language === undefined
    ? loan
    : {
        ...loan,
        labels: {
          status: LoanStatus(loan.status)[language],
          class: LoanClass(loan.class)[language],
          stage: Stage(loan.stage)[language],
          product: LoanProduct(loan.product)[language],
          purpose: LoanPurpose(loan.purpose)[language],
          guaranteeType: GuaranteeType(loan.guaranteeType)[language],
          method: RepaymentMethod(loan.method)[language],
          dayCount: DayCount(loan.dayCount)[language],
          bucket: AgeingBucket(loan.bucket)[language],
          ...(loan.signatories &&
            Object.fromEntries(
              SigningParty.all.map((party) => [
                `signatories.${party}`,
                SigningParty(party)[language],
              ]),
            )),
        },
      };

/** The columns of a list of loans. */
export const loanColumns = (language: Language): readonly Column<ListedLoan>[] => [
  { label: { en: 'Loan', zh: '贷款编号' }, of: ({ loanId }) => loanId },
  { label: { en: 'Agreement', zh: '合同编号' }, of: ({ agreementNumber }) => agreementNumber },
  { label: { en: 'Client', zh: '客户编号' }, of: ({ clientId }) => clientId },
  {
    label: { en: 'Name of the client', zh: '客户名称' },
    of: ({ clientName }) => clientName && inLanguage(clientName, language),
  },
  {
    label: { en: 'Manager', zh: '客户经理' },
    of: ({ managerName, managerId }) =>
      managerName ? inLanguage(managerName, language) : managerId,
  },
  { label: { en: 'Status', zh: '状态' }, of: ({ status }) => LoanStatus(status) },
  { label: { en: 'Product', zh: '产品' }, of: ({ product }) => LoanProduct(product) },
  { label: { en: 'Purpose', zh: '用途' }, of: ({ purpose }) => LoanPurpose(purpose) },
  { label: { en: 'Rate', zh: '年利率' }, of: ({ annualRate }) => annualRate },
  { label: { en: 'Currency', zh: '币种' }, of: ({ currency }) => currency },
  { label: { en: 'Granted', zh: '批准金额' }, of: ({ approved }) => approved },
  { label: { en: 'Paid out', zh: '发放金额' }, of: ({ disbursed }) => disbursed },
  { label: { en: 'Outstanding', zh: '贷款余额' }, of: ({ outstanding }) => outstanding },
  { label: { en: 'Overdue', zh: '逾期金额' }, of: ({ overdue }) => overdue },
  { label: { en: 'Days past due', zh: '逾期天数' }, of: ({ daysPastDue }) => daysPastDue },
  { label: { en: 'Bucket', zh: '逾期账龄' }, of: ({ bucket }) => AgeingBucket(bucket) },
  { label: { en: 'Accrued interest', zh: '应计利息' }, of: ({ accruedInterest: sum }) => sum },
  { label: { en: 'Penalty', zh: '罚息' }, of: ({ penalty }) => penalty },
  { label: { en: 'Next due on', zh: '下一还款日' }, of: ({ nextDueOn }) => nextDueOn },
  { label: { en: 'Next due', zh: '下期应还' }, of: ({ nextDue }) => nextDue },
  { label: { en: 'Granted on', zh: '批准日期' }, of: ({ grantedOn }) => grantedOn },
  { label: { en: 'Matures on', zh: '到期日' }, of: ({ maturesOn }) => maturesOn },
  { label: { en: 'As of', zh: '数据日期' }, of: ({ on }) => on },
];
