import { NotFound, NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { ConfirmStaffFile, ProposeStaffFile } from './staff-file.commands.js';
import { staffFile } from './staff-file.decider.js';
import { staffFileEvents } from './staff-file.events.js';
import { staffFileRefusals } from './staff-file.refusals.js';

const given = decides(staffFile);
const by = (id: string) => ({ actor: { id, roles: ['administrator'] as const } });
const propose = ProposeStaffFile.of({ fileId: 'sf_1', people: 2 });
const confirm = ConfirmStaffFile.of({ fileId: 'sf_1' });
const proposed = staffFileEvents.StaffFileProposed({ people: 2, proposedBy: 'lin' });
const confirmed = staffFileEvents.StaffFileConfirmed({ confirmedBy: 'zhao' });

describe('a list of staff', () => {
  it('is proposed by one administrator, once', () => {
    given().when(propose, by('lin')).then(proposed);
    given(proposed).when(propose, by('zhao')).changesNothing();
  });

  it('is confirmed by another', () => {
    given().when(confirm, by('zhao')).refuses(NotFound);
    given(proposed).when(confirm, by('lin')).refuses(NotIndependent);
    given(proposed).when(confirm, by('zhao')).then(confirmed);
  });

  it('is carried out once for each proposal', () => {
    given(proposed, confirmed)
      .when(confirm, by('wu'))
      .refuses(staffFileRefusals.StaffFileNotProposed);
    given(proposed, confirmed).when(propose, by('lin')).then(proposed);
  });
});
