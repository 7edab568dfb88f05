import { outsideEvents } from './outside.events.js';

export const recordId = 'or_ibrd.IBRD00010';

const told = {
  recordId,
  register: 'ibrd',
  number: 'IBRD00010',
  project: 'P037383',
  days: { closing: '2020-12-31', approved: '2012-05-09' },
  origin: { kind: 'migration', source: 'ibrd.csv', assumed: [] },
} as const;

/** A loan of the World Bank as at the end of two years. */
export const stated = outsideEvents.OutsideRecordStated({
  ...told,
  stage: 'construction',
  texts: { status: 'Disbursing', country: 'France' },
  amounts: { principal: '250', disbursed: '100', repaid: '0', cancelled: '0' },
  valueDate: '2019-12-31',
});

export const statedLater = outsideEvents.OutsideRecordStated({
  ...told,
  stage: 'operation',
  texts: { status: 'Repaying', country: 'France' },
  days: { ...told.days, closing: '2021-12-31' },
  amounts: { principal: '250', disbursed: '240.5', repaid: '10', cancelled: '9.5' },
  valueDate: '2021-12-31',
});
