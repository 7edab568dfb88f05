import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { clientId } from '../examples.js';
import { AssignCadence, EnterContactStage } from './cadence.commands.js';
import { cadence } from './cadence.decider.js';
import { cadenceEvents } from './cadence.events.js';

const given = decides(cadence);
const known = { client: { clientId } };
const assign = AssignCadence.of({ clientId, profile: 'growth', reason: 'Doubled.' });
const assigned = cadenceEvents.CadenceAssigned({ profile: 'growth', reason: 'Doubled.' });
const enter = EnterContactStage.of({ clientId, stage: 'approval' });
const entered = cadenceEvents.ContactStageEntered({ stage: 'approval' });

describe('the cadence of a client', () => {
  it('is of a client we know', () => {
    given().when(assign).refuses(ClientUnknown);
    given().when(enter).refuses(ClientUnknown);
  });

  it('begins with whatever is said of it first', () => {
    given().when(assign, known).then(assigned);
    given().when(enter, known).then(entered);
  });

  it('changes when something else is said', () => {
    given(entered, assigned)
      .when(AssignCadence.of({ clientId, profile: 'risk', reason: 'Warned.' }), known)
      .then(cadenceEvents.CadenceAssigned({ profile: 'risk', reason: 'Warned.' }));
    given(assigned, entered)
      .when(EnterContactStage.of({ clientId, stage: 'postLoan' }), known)
      .then(cadenceEvents.ContactStageEntered({ stage: 'postLoan' }));
  });

  it('stays when the same is said again', () => {
    given(assigned, entered).when(assign, known).changesNothing();
    given(entered, assigned).when(enter, known).changesNothing();
  });
});
