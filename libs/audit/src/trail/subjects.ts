/**
 * Whom and what an event is about: the stream it belongs to, and every id its data name, such as
 * `clientId`, `loanId` or `guarantorIds`, each with its kind: `client:cl_1`. What is nested deeper
 * speaks of a particular of the event and not of its subject.
 */
export function subjectsOf(stream: string, data: unknown): readonly string[] {
  const [category = '', id = ''] = partsOf(stream);
  const subjects: string[] = [];
  const add = (kind: string, value: unknown): void => {
    if (typeof value !== 'string' || value === '') return;
    const subject = subjectOf({ kind, id: value, within: id });
    if (!subjects.includes(subject)) subjects.push(subject);
  };
  const fields = Object.entries(isObject(data) ? data : {});
  if (!fields.some(([field, value]) => field.endsWith('Id') && value === id)) add(category, id);
  for (const [field, value] of fields) {
    if (field.endsWith('Id')) add(kindOf(field.slice(0, -2)), value);
    else if (field.endsWith('Ids') && Array.isArray(value)) {
      for (const each of value) add(kindOf(field.slice(0, -3)), each);
    }
  }
  return subjects;
}

/** A subject: `loan:ln_7`; what only its stream numbers, within it: `repayment:ln_7/4`. */
export const subjectOf = ({
  kind,
  id,
  within,
}: {
  readonly kind: string;
  readonly id: string;
  readonly within?: string | undefined;
}): string =>
  numberedWithin.has(kind) && within !== undefined ? `${kind}:${within}/${id}` : `${kind}:${id}`;

/** The kinds whose ids are numbers within their stream: repayment 4 is one of a loan. */
export const numberedWithin: ReadonlySet<string> = new Set([
  ...['action', 'goal', 'request', 'step', 'source', 'report', 'statement', 'proposal'],
  ...[
    'acceleration',
    'chargeBack',
    'conversion',
    'drawdown',
    'entry',
    'extension',
    'fee',
    'guarantee',
  ],
  ...['recovery', 'refund', 'repayment', 'restructuring', 'reversal', 'takeOver', 'waiver'],
  ...[
    'condition',
    'contract',
    'cost',
    'finding',
    'hold',
    'insurance',
    'licence',
    'line',
    'milestone',
    'stakeholder',
  ],
  ...['meeting', 'alert', 'feedback', 'followUp', 'receipt', 'run'],
]);

/** The fields that hold the id of something under another name. */
export const otherNames: Readonly<Record<string, string>> = {
  deputy: 'person',
  formerManager: 'person',
  manager: 'person',
  owner: 'person',
  sponsor: 'person',
  service: 'person',
  staff: 'person',
  formerParent: 'unit',
  formerUnit: 'unit',
  parent: 'unit',
  toUnit: 'unit',
  guarantor: 'client',
  party: 'client',
  stakeholderClient: 'client',
};

const kinds = new Map(Object.entries(otherNames));
const kindOf = (name: string): string => kinds.get(name) ?? name;

const partsOf = (stream: string): readonly string[] => {
  const at = stream.indexOf('-');
  return [stream.slice(0, at), stream.slice(at + 1)];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
