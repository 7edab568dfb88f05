import type { Fact, Receipt } from '#kernel';
import { NotFound } from '#kernel';
import type { StoredRow } from '#platform';
import { Clock, inContext, Messages, requestContext, Tables } from '#platform';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DraftStatus } from '../outlets.codes.js';
import { draftRefusals } from './draft.refusals.js';

/** A command that an assistant has written for a person, who alone sends it. */
export interface Draft {
  readonly draftId: string;
  readonly personId: string;
  readonly command: string;
  readonly fields: object;
  /** What it would have recorded when it was written. */
  readonly wouldRecord: readonly Pick<Fact, 'type' | 'data'>[];
  readonly status: DraftStatus;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly receipt?: Receipt;
}

const table = 'drafts';
/** How many drafts of one person may wait, and how long each does. */
const most = 20;
const livesMs = 24 * 60 * 60 * 1_000;
/** By which channel a command came that an assistant had written. */
const channel = 'assistant';

/** The commands that assistants have written. Each is sent by its person, and at most once. */
@Injectable()
export class Drafts {
  constructor(
    private readonly tables: Tables,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /**
   * Tries a command and keeps it for its person to confirm; nothing is recorded.
   * @throws TooManyDrafts, and whatever the command refuses
   */
  async make(command: string, fields: object): Promise<Draft> {
    const personId = requestContext().actor.id;
    await this.forgetOld(personId);
    const open = await this.of(personId, 'open');
    if (open.length >= most) throw draftRefusals.TooManyDrafts({ most });
    const draftId = `df_${randomUUID()}`;
    const { wouldRecord = [] } = await this.sent({ draftId, command, fields }, { dryRun: true });
    const now = this.clock.now();
    const draft: Draft = {
      ...{ draftId, personId, command, fields, status: 'open' },
      wouldRecord: wouldRecord.map(({ type, data }) => ({ type, data })),
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + livesMs).toISOString(),
    };
    await this.tables.write(table, [{ put: rowOf(draft) }]);
    return draft;
  }

  /** The drafts of the asker, the last first. */
  mine(status?: DraftStatus): Promise<readonly Draft[]> {
    return this.of(requestContext().actor.id, status);
  }

  /**
   * Sends a draft of the asker; sent again, it answers the same.
   * @throws NotFound, DraftExpired, and whatever the command refuses
   */
  async confirm(draftId: string): Promise<Receipt> {
    const draft = await this.own(draftId);
    if (draft.receipt) return draft.receipt;
    if (draft.expiresAt < this.clock.now().toISOString()) throw draftRefusals.DraftExpired();
    const { id, revision, position } = await this.sent(draft, {});
    const receipt = { id, revision, position };
    await this.tables.write(table, [{ put: rowOf({ ...draft, status: 'sent', receipt }) }]);
    return receipt;
  }

  /** @throws NotFound */
  async remove(draftId: string): Promise<void> {
    await this.own(draftId);
    await this.tables.write(table, [{ remove: draftId }]);
  }

  /** One key for one draft: however often it is confirmed, it counts once. */
  private sent(
    { draftId, command, fields }: Pick<Draft, 'draftId' | 'command' | 'fields'>,
    { dryRun = false },
  ): Promise<Receipt> {
    const request = requestContext();
    const actor = { ...request.actor, channel };
    const context = { ...request, actor, dryRun, idempotencyKey: `draft ${draftId}` };
    return inContext(context, () => this.messages.send(command, fields, `/drafts/${draftId}`));
  }

  /** @throws NotFound where there is none, or it is somebody else's */
  private async own(draftId: string): Promise<Draft> {
    const [row] = await this.tables.byIds(table, [draftId]);
    const draft = row && draftOf(row);
    if (draft?.personId === requestContext().actor.id) return draft;
    throw NotFound({ draftId });
  }

  private async of(personId: string, status?: DraftStatus): Promise<readonly Draft[]> {
    const all = [
      { field: 'personId', is: 'eq', value: personId } as const,
      ...(status === undefined ? [] : [{ field: 'status', is: 'eq', value: status } as const]),
    ];
    const rows = await this.tables.find(table, { all }, { sort: [['madeAt', -1]], limit: 200 });
    return rows.flatMap((row) => draftOf(row) ?? []);
  }

  private async forgetOld(personId: string): Promise<void> {
    const now = this.clock.now().toISOString();
    const old = (await this.of(personId)).filter(({ expiresAt }) => expiresAt < now);
    await this.tables.write(
      table,
      old.map(({ draftId }) => ({ remove: draftId })),
    );
  }
}

/** The draft is kept as text: a store must not take part in what its fields look like. */
const rowOf = ({ draftId, personId, status, madeAt, ...rest }: Draft): StoredRow => ({
  _id: draftId,
  ...{ personId, status, madeAt },
  text: JSON.stringify(rest),
});

function draftOf(row: StoredRow): Draft | undefined {
  const { _id: draftId, personId, status, madeAt, text } = row;
  const isWhole = [personId, madeAt, text].every((each) => typeof each === 'string');
  if (!isWhole || !DraftStatus.includes(status)) return undefined;
  const rest = JSON.parse(String(text)) as Omit<Draft, 'draftId' | 'personId' | 'status'>;
  return { ...rest, draftId, personId: String(personId), status, madeAt: String(madeAt) };
}
