import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../language.js';
import type { Labels } from '../labels.js';
import { ClientName, PersonName } from './lists/names.js';
import type { Api, Schema } from '../schema.js';

interface MoneyValue {
  readonly minor: number;
  readonly currency: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isMoney = (value: unknown): value is MoneyValue =>
  isObject(value) && typeof value['minor'] === 'number' && typeof value['currency'] === 'string';
export const isName = (value: unknown): value is Labels =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(
    ([key, text]) => (key === 'en' || key === 'zh') && typeof text === 'string',
  );
const isCoded = (value: unknown): value is { readonly scheme: string; readonly code: string } =>
  isObject(value) && typeof value['scheme'] === 'string' && typeof value['code'] === 'string';
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const isRate = (name: string, value: unknown): value is string =>
  /(^r|R)ate$/.test(name) && typeof value === 'string' && /^-?\d+\.\d+$/.test(value);
const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value);

const isClientField = /^(clientId|borrowerId|holder|sponsorClientId|providerClientId)$/;
const isPersonField =
  /^(actor|by|person|personId|managerId|ownerId|staffId|originatedBy|\w+edBy|submittedBy)$/;

/** Where a field that holds an id leads. */
function targetOf(name: string, id: string): string | undefined {
  if (name === 'loanId') return `/loans/${encodeURIComponent(id)}`;
  if (name === 'projectId') return `/projects/${encodeURIComponent(id)}`;
  if (name === 'applicationId') return `/applications/${encodeURIComponent(id)}`;
  return undefined;
}

interface ValueProps {
  readonly value: unknown;
  /** The name of the field, which says where an id leads. */
  readonly name: string;
  readonly schema?: Schema | undefined;
  readonly api?: Api | undefined;
}

/** One value of the API as people read it. */
export function Value({ value, name, schema, api }: ValueProps): ReactNode {
  const speech = useSpeech();
  const whole = api?.whole(schema) ?? schema;
  if (value === null || value === undefined || value === '')
    return <span className="absent">–</span>;
  if (typeof value === 'boolean') return speech.say(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    return <span className="figure">{/[yY]ear$/.test(name) ? value : speech.number(value)}</span>;
  }
  if (isMoney(value)) return <span className="figure">{speech.money(value)}</span>;
  if (isName(value)) return speech.named(value);
  if (isCoded(value)) return speech.labelIn(value.scheme, value.code);
  if (isDay(value)) return <time dateTime={value}>{value}</time>;
  if (isRate(name, value)) return <span className="figure">{speech.percent(value, 4)}</span>;
  if (isMoment(value)) return <time dateTime={value}>{speech.moment(value)}</time>;
  if (Array.isArray(value))
    return <Several values={value} name={name} items={whole?.items} api={api} />;
  if (isObject(value)) return <FieldList of={value} schema={whole} api={api} />;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (isClientField.test(name)) return <ClientName id={text} />;
  if (isPersonField.test(name)) return <PersonName id={text} />;
  const target = targetOf(name, text);
  if (target) return <Link to={target}>{text}</Link>;
  const among = whole?.enum ?? whole?.items?.enum;
  return among || /^[a-z]+[A-Za-z]*$/.test(text) ? speech.label(text, among) : text;
}

function Several({
  values,
  name,
  items,
  api,
}: {
  readonly values: readonly unknown[];
  readonly name: string;
  readonly items: Schema | undefined;
  readonly api: Api | undefined;
}) {
  if (values.length === 0) return <span className="absent">–</span>;
  const isPlain = values.every((each) => !isObject(each) || isMoney(each) || isName(each));
  return (
    <ul className={isPlain ? 'inline-list' : 'stacked-list'}>
      {values.map((each, index) => (
        <li key={index}>
          <Value value={each} name={name.replace(/s$/, '')} schema={items} api={api} />
        </li>
      ))}
    </ul>
  );
}

/** All fields of something, each with its label and, on demand, what it means. */
export function FieldList({
  of,
  schema,
  api,
  omit = [],
  only,
}: {
  readonly of: Fields;
  /** The fields to show, in this order; all where left out. */
  readonly only?: readonly string[];
  readonly schema?: Schema | undefined;
  readonly api?: Api | undefined;
  readonly omit?: readonly string[];
}) {
  const { field } = useSpeech();
  const properties =
    schema?.properties ?? schema?.anyOf?.find((each) => each.properties)?.properties;
  const all = only?.map((name) => [name, of[name]] as const) ?? Object.entries(of);
  const shown = all.filter(([name, value]) => value !== undefined && !omit.includes(name));
  return (
    <dl className="fields">
      {shown.map(([name, value]) => {
        const about = api?.whole(properties?.[name]).description;
        return (
          <div key={name}>
            <dt title={about}>{field(name)}</dt>
            <dd>
              <Value value={value} name={name} schema={properties?.[name]} api={api} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
