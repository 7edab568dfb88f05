import { createHmac } from 'node:crypto';

/** How long the secret before a rotation signs too. */
export const overlapMs = 24 * 60 * 60 * 1_000;

/** What the receiver is given: Standard Webhooks writes secrets in this form. */
export const writtenSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

/** The secret of a version, which follows from the key of the installation. */
export const secretOf = (key: Buffer, webhookId: string, version: number): Buffer =>
  createHmac('sha256', key).update(`webhook ${webhookId} ${version}`).digest();

interface Signed {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

/** The headers of Standard Webhooks; with several secrets, a signature by each. */
export function signed({ id, text, at }: Signed, secrets: readonly Buffer[]) {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const signature = createHmac('sha256', secret)
      .update(`${id}.${seconds}.${text}`)
      .digest('base64');
    return `v1,${signature}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  };
}
