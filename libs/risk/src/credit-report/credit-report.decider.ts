import { clientFile, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { knownDay } from '../facts/known-on.js';
import * as commands from './credit-report.commands.js';
import { creditReportEvents } from './credit-report.events.js';

const { CreditReportRecorded } = creditReportEvents;

export const creditReportRefusals = defineRefusals({
  ReportRecorded: { en: 'The credit report is recorded already.', zh: '该征信报告已录入' },
});

/** The reports that are recorded, by bureau and number. */
type Reports = ReadonlySet<string>;

const evolve: Evolve<Reports, typeof creditReportEvents> = {
  CreditReportRecorded: ({ bureau, reportId }, before: Reports | undefined) =>
    new Set([...(before ?? []), `${bureau} ${reportId}`]),
};

/** The credit reports of a client. */
export const creditReport = defineDecider({
  stream: 'creditreport',
  by: 'clientId',
  prefix: 'cl',
  events: creditReportEvents,
  commands,
  allow: { RecordCreditReport: ['relationshipManager', 'riskOfficer', 'service'] },
  evolve,
  consult: { RecordCreditReport: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {},

  either: {
    RecordCreditReport(command, before, { client, today }) {
      const { clientId, reportId, bureau, reportedOn, currency, figures } = command;
      if (client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      if (before?.has(`${bureau} ${reportId}`) === true) {
        throw creditReportRefusals.ReportRecorded({ field: 'reportId', found: reportId });
      }
      const knownOn = knownDay(command.knownOn, { today, happenedOn: reportedOn });
      return CreditReportRecorded({
        clientId,
        reportId,
        bureau,
        reportedOn,
        knownOn,
        valueDate: knownOn,
        currency,
        figures,
      });
    },
  },

  decide: {},
});
