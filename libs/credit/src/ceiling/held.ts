/** What is held for one application, in fen. */
export interface Held {
  readonly clientId: string;
  readonly minor: number;
  readonly isGranted: boolean;
}

type Bucket = Readonly<Record<string, Held>>;

/** What is held by application, in buckets: a change copies one of them, not 100,000 entries. */
export type Holdings = Readonly<Record<string, Bucket>>;

const buckets = 256;

function bucketOf(applicationId: string): string {
  let hash = 0;
  for (let at = 0; at < applicationId.length; at += 1) {
    hash = (hash * 31 + applicationId.charCodeAt(at)) % 65_521;
  }
  return String(hash % buckets);
}

export const heldFor = (holdings: Holdings, applicationId: string): Held | undefined =>
  holdings[bucketOf(applicationId)]?.[applicationId];

/** The holdings with another amount for an application; none of it if undefined. */
export function holding(
  holdings: Holdings,
  applicationId: string,
  held: Held | undefined,
): Holdings {
  const key = bucketOf(applicationId);
  const { [applicationId]: _, ...others } = holdings[key] ?? {};
  return { ...holdings, [key]: held ? { ...others, [applicationId]: held } : others };
}
