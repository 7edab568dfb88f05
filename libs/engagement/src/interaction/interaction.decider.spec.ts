import { ClientUnknown } from '#clients';
import { NotFound } from '#kernel';
import { decides } from '#kernel/testing';
import {
  clientId,
  done,
  offer,
  planned,
  visit,
  visitWas,
  visited,
  withdrawn,
} from '../examples.js';
import {
  AttachFile,
  CompleteNextStep,
  CorrectInteraction,
  DropNextStep,
  PlanNextStep,
  RecordInteraction,
  WithdrawInteraction,
} from './interaction.commands.js';
import { interaction } from './interaction.decider.js';
import { interactionEvents } from './interaction.events.js';
import { interactionRefusals as refusals } from './interaction.refusals.js';

const given = decides(interaction);
const interactionId = 'in_1';
const known = { client: { clientId } };
const record = (told: object) =>
  RecordInteraction.of({ interactionId, clientId, ...visit, ...told });

describe('a contact', () => {
  it('is recorded as it was told', () => given().when(record({}), known).then(visited));

  it('may be told with no more than channel, direction, subject and day', () => {
    const bare = {
      channel: 'wechat',
      direction: 'fromClient',
      subject: 'Rate?',
      valueDate: '2026-03-02',
    } as const;
    given()
      .when(RecordInteraction.of({ interactionId, clientId, ...bare }), known)
      .then(interactionEvents.InteractionRecorded({ clientId, ...bare }));
  });

  it('is with a client we know', () =>
    given().when(record({})).refuses(ClientUnknown, { field: 'clientId' }));

  it('keeps its moment in UTC', () =>
    given()
      .when(record({ occurredAt: '2026-02-26T14:30:00+08:00' }), known)
      .then(visited));

  it.each([
    ['valueDate', { valueDate: '2026-03-03', occurredAt: undefined }],
    ['occurredAt', { valueDate: '2026-03-02', occurredAt: '2026-03-02T09:00:01Z' }],
  ])('is not recorded before it happens: %s', (field, told) =>
    given().when(record(told), known).refuses(refusals.ContactInFuture, { field }),
  );

  it('may be recorded the moment it happens', () => {
    const now = { valueDate: '2026-03-02', occurredAt: '2026-03-02T09:00:00.000Z' };
    given()
      .when(record(now), known)
      .then(interactionEvents.InteractionRecorded({ clientId, ...visit, ...now }));
  });

  it('has its moment on its day, whatever the zone', () => {
    given()
      .when(record({ occurredAt: '2026-02-25T16:00:00Z' }), known)
      .facts();
    given()
      .when(record({ occurredAt: '2026-02-24T16:00:00Z' }), known)
      .refuses(refusals.MomentOnOtherDay, { field: 'occurredAt' });
  });

  it('is told anew as it really was', () => {
    const { outcome: _, ...rest } = visit;
    const told = { ...rest, channel: 'video' as const };
    given(visited)
      .when(CorrectInteraction.of({ interactionId, ...told, reason: 'By video.' }))
      .then(
        interactionEvents.InteractionCorrected({
          clientId,
          ...told,
          reason: 'By video.',
          was: visitWas,
        }),
      );
  });

  it('is not told anew when nothing is different', () =>
    given(visited)
      .when(CorrectInteraction.of({ interactionId, ...visit, reason: 'To be sure.' }))
      .changesNothing());

  it('is compared with its last telling', () => {
    const told = { ...visit, channel: 'video' as const };
    const second = { clientId, ...told, reason: 'X', was: visitWas };
    const corrected = interactionEvents.InteractionCorrected(second);
    given(visited, corrected)
      .when(CorrectInteraction.of({ interactionId, ...told, reason: 'X' }))
      .changesNothing();
    given(visited, corrected)
      .when(CorrectInteraction.of({ interactionId, ...visit, reason: 'No.' }))
      .then(
        interactionEvents.InteractionCorrected({
          ...{ clientId, ...visit, reason: 'No.' },
          was: { ...visitWas, channel: 'video' },
        }),
      );
  });

  it('is withdrawn once, and then stays as it is', () => {
    const withdraw = WithdrawInteraction.of({ interactionId, reason: 'Another client.' });
    given(visited).when(withdraw).then(withdrawn);
    given(visited, withdrawn).when(withdraw).changesNothing();
    given(visited, withdrawn)
      .when(CorrectInteraction.of({ interactionId, ...visit, reason: 'X' }))
      .refuses(refusals.InteractionIsWithdrawn);
    given(visited, withdrawn)
      .when(PlanNextStep.of({ interactionId, ...offer }))
      .refuses(refusals.InteractionIsWithdrawn);
  });

  it('does not exist before it is recorded', () =>
    given()
      .when(CorrectInteraction.of({ interactionId, ...visit, reason: 'X' }))
      .refuses(NotFound));
});

describe('the next steps of a contact', () => {
  const complete = CompleteNextStep.of({ interactionId, stepId: '1', result: 'Sent.' });
  const { stepId: _, ...stated } = offer;

  it('are not due before the contact', () => {
    given()
      .when(record({ nextSteps: [stated, { ...stated, dueOn: '2026-02-25' }] }), known)
      .refuses(refusals.StepBeforeContact, { field: 'nextSteps.1.dueOn' });
    given(visited)
      .when(PlanNextStep.of({ interactionId, ...stated, dueOn: '2026-02-25' }))
      .refuses(refusals.StepBeforeContact, { field: 'dueOn' });
  });

  it('are several, each with its number', () => {
    const second = interactionEvents.NextStepPlanned({ ...planned.data, stepId: '2' });
    given()
      .when(record({ nextSteps: [stated, stated] }), known)
      .then(visited, planned, second);
    given(visited, planned)
      .when(PlanNextStep.of({ interactionId, ...stated }))
      .then(second);
  });

  it('keep their number when they are planned anew', () => {
    const later = { ...offer, dueOn: '2026-03-09' };
    given(visited, planned)
      .when(PlanNextStep.of({ interactionId, ...offer }))
      .changesNothing();
    given(visited, planned)
      .when(PlanNextStep.of({ interactionId, ...later }))
      .then(interactionEvents.NextStepPlanned({ clientId, ...later }));
    given(visited)
      .when(PlanNextStep.of({ interactionId, ...later }))
      .refuses(refusals.StepNotOpen, { field: 'stepId' });
  });

  it('never take the number of one that is done', () =>
    given(visited, planned, done)
      .when(PlanNextStep.of({ interactionId, ...stated }))
      .then(interactionEvents.NextStepPlanned({ ...planned.data, stepId: '2' })));

  it('are twenty at most', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      interactionEvents.NextStepPlanned({ clientId, ...offer, stepId: String(index + 1) }),
    );
    given(visited, ...many)
      .when(PlanNextStep.of({ interactionId, ...stated }))
      .refuses(refusals.TooManySteps);
  });

  it('end once', () => {
    const dropped = interactionEvents.NextStepDropped({ clientId, stepId: '1', reason: 'No.' });
    given(visited).when(complete).refuses(refusals.StepNotOpen);
    given(visited, planned).when(complete).then(done);
    given(visited, planned)
      .when(DropNextStep.of({ interactionId, stepId: '1', reason: 'No.' }))
      .then(dropped);
    given(visited, planned, done).when(complete).refuses(refusals.StepNotOpen);
    given(visited, planned, dropped).when(complete).refuses(refusals.StepNotOpen);
  });

  it('end with a contact that is withdrawn', () => {
    given(visited, planned)
      .when(WithdrawInteraction.of({ interactionId, reason: 'Another client.' }))
      .then(interactionEvents.InteractionWithdrawn({ ...withdrawn.data, openSteps: ['1'] }));
    given(visited, planned, withdrawn).when(complete).refuses(refusals.StepNotOpen);
  });
});

describe('a file of a contact', () => {
  const file = { sha256: 'ab'.repeat(32), name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 };
  const attach = AttachFile.of({ interactionId, ...file });
  const attached = interactionEvents.FileAttached({ clientId, ...file });

  it('is known by its fingerprint', () => {
    given(visited).when(attach).then(attached);
    given(visited, attached).when(attach).changesNothing();
  });

  it('goes with no contact that was withdrawn, and not with fifty others', () => {
    given(visited, withdrawn).when(attach).refuses(refusals.InteractionIsWithdrawn);
    const many = Array.from({ length: 50 }, (_, index) =>
      interactionEvents.FileAttached({ clientId, ...file, sha256: `${index}`.padStart(64, '0') }),
    );
    given(visited, ...many)
      .when(attach)
      .refuses(refusals.TooManyFiles);
  });
});
