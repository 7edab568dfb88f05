import { EventStore } from '#platform';
import { Injectable } from '@nestjs/common';
import { cosignedBy } from './cosignature.js';
import { ProofTables } from './proof-tables.js';
import { openCheckpoint } from './signed-note.js';
import type { Finding } from './verification.js';
import { firstDifference } from './verification.js';

/** What is believed because it was kept elsewhere; else what the system itself says of it. */
interface Kept {
  readonly note?: string | undefined;
  readonly key?: string | undefined;
  /** The keys of witnesses, each of whom must have cosigned. */
  readonly witnesses?: readonly string[];
}

interface Verdict {
  readonly isSound: boolean;
  readonly lines: readonly string[];
}

const words: Readonly<Record<Finding['what'], string>> = {
  altered: 'was altered · 已被篡改',
  removed: 'is missing · 已缺失',
  inserted: 'was put in · 系插入',
  reordered: 'is not in its place · 顺序被调换',
  proof: 'differ from the checkpoint · 与检查点不符',
};

/** Holds the whole log against its proof, and the proof against a signed checkpoint. */
@Injectable()
export class Verification {
  constructor(
    private readonly store: EventStore,
    private readonly tables: ProofTables,
  ) {}

  async run({ note, key, witnesses = [] }: Kept): Promise<Verdict> {
    const [kept, published] = await Promise.all([this.tables.checkpoint(), this.tables.keys()]);
    const signed = note ?? kept?.note;
    const verifiers = key === undefined ? published : [key];
    const [verifier] = verifiers;
    if (signed === undefined || verifier === undefined) {
      return { isSound: false, lines: ['nothing is signed yet · 尚无已签署的检查点'] };
    }
    const checkpoint = openCheckpoint(signed, ...verifiers);
    if (!checkpoint) {
      return {
        isSound: false,
        lines: ['the checkpoint is not signed by this key · 检查点签名无效'],
      };
    }
    const cosigned = cosignedBy(signed, witnesses);
    if (cosigned.length < witnesses.length) {
      const lines = ['a witness has not cosigned the checkpoint · 检查点缺少见证人联署'];
      return { isSound: false, lines };
    }
    const finding = await firstDifference(this.store.log(undefined), this.tables, checkpoint);
    const about = [
      `checkpoint of ${checkpoint.size} events, key ${verifier}`,
      ...cosigned.map(({ witness, at }) => `cosigned by ${witness} at ${at} · 见证人联署`),
    ];
    if (!finding) {
      return {
        isSound: true,
        lines: [...about, `sound: ${checkpoint.size} events are as signed · 完整`],
      };
    }
    const { index, event, what } = finding;
    return { isSound: false, lines: [...about, `event ${index}, ${event}: ${words[what]}`] };
  }
}
