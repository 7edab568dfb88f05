import { Tables } from '#platform';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { WebhookRow } from '../views/webhooks.view.js';
import { overlapMs, secretOf, writtenSecret } from './signature.js';

const table = 'outlet-keys';
const name = 'webhooks';

/** The secrets of webhooks. They follow from one key of the installation, so none stands in an event. */
@Injectable()
export class Secrets {
  private key: Promise<Buffer> | undefined;

  constructor(private readonly tables: Tables) {}

  /** The secrets that sign now, the newest first. */
  async of(
    { webhookId, secretVersion, secretRotatedAt }: WebhookRow,
    now: Date,
  ): Promise<Buffer[]> {
    const key = await this.kept();
    const age = now.getTime() - Date.parse(secretRotatedAt ?? '1970-01-01');
    const versions = age < overlapMs ? [secretVersion, secretVersion - 1] : [secretVersion];
    return versions.map((version) => secretOf(key, webhookId, version));
  }

  /** The newest secret, as its receiver is told it. */
  async written({ webhookId, secretVersion }: WebhookRow): Promise<string> {
    return writtenSecret(secretOf(await this.kept(), webhookId, secretVersion));
  }

  private kept(): Promise<Buffer> {
    this.key ??= this.read().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  /** Made once for all processes of the installation. */
  private async read(): Promise<Buffer> {
    const key = randomBytes(32).toString('base64');
    await this.tables.insertMissing(table, [{ _id: name, key }]);
    const [row] = await this.tables.byIds(table, [name]);
    return Buffer.from(String(row?.['key']), 'base64');
  }
}
