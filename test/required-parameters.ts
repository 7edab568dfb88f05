import { addDays } from '#kernel';

/** The part of an operation's description that says what it is asked with. */
export interface Asked {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: { readonly enum?: readonly string[]; readonly minimum?: number };
  }[];
}

/** What a query cannot be asked without, filled in by its description: `?from=2026-02-01`. */
export function requiredOf(path: string, { parameters = [] }: Asked, today: string): string {
  const known: Readonly<Record<string, string>> = {
    from: addDays(today, -30),
    knownFrom: addDays(today, -30),
    since: addDays(today, -30),
    month: today.slice(0, 7),
    managerId: 'wang.fang',
    name: '秦岭清风新能源有限公司',
    termMonths: '12',
    days: '60',
    currency: 'CNY',
    on: path.endsWith('/pay-off') ? addDays(today, 1) : today,
  };
  const ids = path.startsWith('/staff') ? 'wang.fang' : 'cl_demo.qingfeng';
  const values = parameters
    .filter((each) => each.in === 'query' && each.required === true)
    .map(({ name, schema }) => {
      const otherwise = schema.minimum === undefined ? today : String(schema.minimum);
      const value = schema.enum?.[0] ?? (name === 'ids' ? ids : (known[name] ?? otherwise));
      return `${name}=${encodeURIComponent(value)}`;
    });
  return values.length === 0 ? '' : `?${values.join('&')}`;
}
