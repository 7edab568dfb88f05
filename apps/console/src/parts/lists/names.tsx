import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../api.js';
import { dayIn } from '../../day.js';
import type { Labels } from '../../labels.js';
import { useSpeech } from '../../language.js';

/** Ids whose names are wanted; those of one moment are asked for together. */
class Names {
  private waiting = new Map<string, ((name: Labels | undefined) => void)[]>();

  constructor(
    private readonly path: string,
    private readonly idField: string,
  ) {}

  readonly of = (id: string): Promise<Labels | null> =>
    new Promise((resolve) => {
      if (this.waiting.size === 0) setTimeout(() => void this.fetch());
      const give = (name: Labels | undefined) => resolve(name ?? null);
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), give]);
    });

  private async fetch(): Promise<void> {
    const wanted = this.waiting;
    this.waiting = new Map();
    const ids = [...wanted.keys()];
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const found = await this.some(some);
      for (const id of some) for (const give of wanted.get(id) ?? []) give(found.get(id));
    }
  }

  /** Who may not see a name sees the id. */
  private async some(ids: readonly string[]): Promise<ReadonlyMap<string, Labels>> {
    type Named = Readonly<Record<string, unknown>> & { readonly name: Labels };
    const rows = await ask<readonly Named[]>(this.path, { ids: ids.join(',') }).catch(() => []);
    return new Map(rows.map((row) => [String(row[this.idField]), row.name]));
  }
}

/** How many names are asked for in one request. */
const atOnce = 50;
const clients = new Names('/clients/names', 'clientId');
const people = new Names('/staff/names', 'personId');
const keptMs = 10 * 60_000;

function useName(kind: string, names: Names, id: string): string {
  const { named } = useSpeech();
  const { data } = useQuery({
    queryKey: ['name', kind, id],
    enabled: id !== '',
    staleTime: keptMs,
    queryFn: () => names.of(id),
  });
  return named(data ?? undefined) || id;
}

export const useClientName = (clientId: string): string => useName('client', clients, clientId);

export const ClientLabel = ({ id }: { readonly id: string }) => <>{useClientName(id)}</>;

/** A client by name, led to its page on the day shown. */
export function ClientName({ id }: { readonly id: string }) {
  return (
    <Link to="/clients/$clientId" params={{ clientId: id }} search={dayIn}>
      {useClientName(id)}
    </Link>
  );
}

/** Somebody of the bank by name; what a process did is the system's. */
export function PersonName({ id }: { readonly id: string }) {
  const { say } = useSpeech();
  const isProcess = id.startsWith('process:');
  const name = useName('person', people, isProcess ? '' : id);
  return isProcess ? <span title={id}>{say('system')}</span> : <>{name}</>;
}
