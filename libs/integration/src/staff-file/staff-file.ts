import type { Receipt } from '#kernel';
import { NotFound, Refusal } from '#kernel';
import type { StaffEntry } from '#organisation';
import { GetStaffMember } from '#organisation';
import { EventStore, inContext, Messages, requestContext } from '#platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { csvRows } from '../csv-rows.js';

/** What became of a file of the personnel system. */
export interface StaffFileResult {
  /** How many people came on the register, and of how many something changed. */
  readonly registered: number;
  readonly changed: number;
  readonly refused: readonly {
    readonly line: number;
    readonly personId: string;
    readonly code: string;
    readonly labels: Refusal['labels'];
    readonly field?: string;
  }[];
}

const needed = ['personId', 'userName', 'nameEn', 'nameZh', 'unitId', 'active'] as const;
type Column = (typeof needed)[number] | 'employeeNumber' | 'email' | 'language';
type Cells = Partial<Record<Column, string>>;

const way = '/staff-files';
const reason = 'As the personnel system has it.';

/**
 * Brings the staff register to what the personnel system says: who works here, under which name and
 * in which unit. Roles are never given by a file.
 */
@Injectable()
export class StaffFiles {
  constructor(
    private readonly messages: Messages,
    private readonly queries: QueryBus,
    private readonly store: EventStore,
  ) {}

  /** @throws Unreadable */
  async take(text: string): Promise<StaffFileResult> {
    const refused: StaffFileResult['refused'][number][] = [];
    const counted = { registered: 0, changed: 0 };
    const head = (await this.store.head()) ?? -1;
    for (const { line, cells } of csvRows<Column>(text, needed)) {
      const { personId = '' } = cells;
      try {
        const became = await this.person(personId, cells, head);
        if (became !== 'same') counted[became]++;
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500) throw error;
        const { code, labels, details } = error;
        const { field } = details;
        refused.push({ line, personId, code, labels, ...(field !== undefined && { field }) });
      }
    }
    return { ...counted, refused };
  }

  private async person(
    personId: string,
    cells: Cells,
    head: number,
  ): Promise<'registered' | 'changed' | 'same'> {
    const before = await this.known(personId);
    const facts = factsOf(cells);
    const { unitId = '', email = '' } = cells;
    const works = cells.active?.toLowerCase() !== 'false';
    if (!before) {
      if (!works) return 'same';
      const reached = email === '' ? {} : { email };
      await this.send('RegisterStaffMember', personId, { unitId, ...facts, ...reached });
      return 'registered';
    }
    const receipts: Receipt[] = [];
    if (!works) {
      receipts.push(await this.send('RecordDeparture', personId, { reason }));
    } else {
      if (!before.active) receipts.push(await this.send('RecordReturn', personId, { reason }));
      receipts.push(await this.send('ChangeStaffFacts', personId, facts));
      if (email !== '') receipts.push(await this.send('ChangeStaffEmail', personId, { email }));
      if (before.unitId !== unitId) {
        receipts.push(await this.send('MoveStaffMember', personId, { unitId, reason }));
      }
    }
    return receipts.some(({ position }) => position > head) ? 'changed' : 'same';
  }

  private async known(personId: string): Promise<StaffEntry | undefined> {
    try {
      return await this.queries.execute(GetStaffMember.of({ personId }));
    } catch (error) {
      if (error instanceof Refusal && error.code === NotFound.code) return undefined;
      throw error;
    }
  }

  /** The keys follow from the request, so that it may be sent again as a whole. */
  private send(name: string, personId: string, fields: object): Promise<Receipt> {
    const request = requestContext();
    const idempotencyKey = `${request.idempotencyKey ?? ''} ${name} ${personId}`;
    return inContext({ ...request, idempotencyKey }, () =>
      this.messages.send(name, { personId, ...fields }, way),
    );
  }
}

/** How many people a file names. @throws Unreadable */
export const peopleIn = (text: string): number => [...csvRows<Column>(text, needed)].length;

/** What is left empty is not stated. An e-mail address is stated apart. */
function factsOf({ userName = '', nameEn = '', nameZh = '', ...rest }: Cells): object {
  const name = { ...(nameEn !== '' && { en: nameEn }), ...(nameZh !== '' && { zh: nameZh }) };
  const { employeeNumber = '', language = '' } = rest;
  return {
    ...{ userName, name },
    ...(employeeNumber !== '' && { employeeNumber }),
    ...(language !== '' && { language }),
  };
}
