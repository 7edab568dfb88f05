import { clientFile, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { knownDay } from '../facts/known-on.js';
import { SignalCode } from './signal.codes.js';
import * as commands from './signal.commands.js';
import type { SignalContent } from './signal.events.js';
import { signalEvents } from './signal.events.js';
import { signalRefusals as refuse } from './signal.refusals.js';

const { ExternalSignalReceived, ObservationMade, SignalAssessed, SignalWithdrawn } = signalEvents;

interface Signal {
  readonly clientId: string | undefined;
  readonly withdrawn: boolean;
}

const evolve: Evolve<Signal, typeof signalEvents> = {
  ExternalSignalReceived: ({ clientId }) => ({ clientId, withdrawn: false }),
  ObservationMade: ({ clientId }) => ({ clientId, withdrawn: false }),
  SignalAssessed: (_, signal) => signal,
  SignalWithdrawn: (_, signal) => ({ ...signal, withdrawn: true }),
};

type Told = commands.ReportObservation | commands.ReceiveSignal;

function contentOf(told: Told): SignalContent {
  const { code, gravity = SignalCode(code).gravity, title, text, happenedOn, countsUntil } = told;
  if (countsUntil !== undefined && countsUntil < happenedOn) {
    throw refuse.CountsBeforeItHappened({ field: 'countsUntil', found: countsUntil, happenedOn });
  }
  return {
    code,
    gravity,
    title,
    ...(text === undefined ? {} : { text }),
    happenedOn,
    ...(countsUntil === undefined ? {} : { countsUntil }),
  };
}

/** Whom it is about; at most one of client, industry and region. */
function subjectOf({ clientId, industry, region }: commands.ReceiveSignal) {
  if ([clientId, industry, region].filter((each) => each !== undefined).length > 1) {
    throw refuse.OneSubjectOnly({ field: 'clientId' });
  }
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(industry === undefined ? {} : { industry }),
    ...(region === undefined ? {} : { region }),
  };
}

const itsClient = ({ clientId }: Signal) => (clientId === undefined ? {} : { clientId });

/** One signal, from its arrival to what the risk team makes of it. */
export const signal = defineDecider({
  stream: 'signal',
  by: 'signalId',
  prefix: 'si',
  events: signalEvents,
  commands,
  allow: {
    ReceiveSignal: ['riskOfficer', 'service'],
    ReportObservation: ['relationshipManager', 'riskOfficer'],
    AssessSignal: ['riskOfficer'],
    WithdrawSignal: ['riskOfficer'],
  },
  evolve,
  consult: {
    ReceiveSignal: ({ clientId, origin }) => ({
      client: clientId === undefined || origin ? undefined : clientFile.row(clientId),
    }),
    ReportObservation: ({ clientId }) => ({ client: clientFile.row(clientId) }),
  },

  create: {
    ReceiveSignal(command, { client, today }) {
      const { signalId, clientId, provider, reference, happenedOn, origin } = command;
      if (clientId !== undefined && origin === undefined && client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      const knownOn = knownDay(command.knownOn, { today, happenedOn });
      return ExternalSignalReceived({
        signalId,
        ...subjectOf(command),
        ...contentOf(command),
        provider,
        ...(reference === undefined ? {} : { reference }),
        knownOn,
        valueDate: knownOn,
        ...(origin === undefined ? {} : { origin }),
      });
    },

    ReportObservation(command, { client, today }) {
      const { signalId, clientId, code, happenedOn } = command;
      if (client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      if (SignalCode(code).kind !== 'observation') {
        throw refuse.NotAnObservation({ field: 'code', found: code });
      }
      const knownOn = knownDay(today, { today, happenedOn });
      const content = contentOf(command);
      return ObservationMade({ signalId, clientId, ...content, knownOn, valueDate: knownOn });
    },
  },

  decide: {
    AssessSignal({ signalId, relevance, comment }, signal, { today }) {
      if (signal.withdrawn) throw refuse.SignalIsWithdrawn();
      return SignalAssessed({
        signalId,
        ...itsClient(signal),
        relevance,
        comment,
        valueDate: today,
      });
    },

    WithdrawSignal: ({ signalId, reason }, signal, { today }) =>
      signal.withdrawn
        ? []
        : SignalWithdrawn({ signalId, ...itsClient(signal), reason, valueDate: today }),
  },
});
