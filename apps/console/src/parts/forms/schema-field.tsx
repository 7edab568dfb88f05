import { useId, useState } from 'react';
import { useSpeech } from '../../language.js';
import type { Api, Schema } from '../../schema.js';
import { decimalsOf, mainOf, minorOf } from '../../money.js';
import { typeOf } from './form-values.js';

interface FieldProps {
  readonly name: string;
  readonly schema: Schema;
  readonly api: Api;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly isRequired: boolean;
  /** What the last answer said against this field or those below it. */
  readonly errors: Readonly<Record<string, string>>;
  readonly path: string;
}

/** A field of a command, whatever its schema. */
export function SchemaField(props: FieldProps) {
  const schema = props.api.whole(props.schema);
  switch (typeOf(schema)) {
    case 'object':
      if (schema.properties?.['minor']) return <MoneyField {...props} schema={schema} />;
      return <ObjectField {...props} schema={schema} />;
    case 'array':
      return <ArrayField {...props} schema={schema} />;
    default:
      return <PlainField {...props} schema={schema} />;
  }
}

function PlainField({ name, schema, value, onChange, isRequired, errors, path }: FieldProps) {
  const { field, say, language } = useSpeech();
  const id = useId();
  const error = errors[path];
  // What the API says of its fields is English.
  const about = language === 'en' ? schema.description : undefined;
  const shared = {
    id,
    required: isRequired,
    'aria-invalid': error !== undefined,
    'aria-describedby': error || about ? `${id}-note` : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {field(name)}
        {isRequired && <span className="required"> ({say('required')})</span>}
      </label>
      <Input schema={schema} value={value} onChange={onChange} shared={shared} />
      {(error ?? about) && (
        <small id={`${id}-note`} className={error ? 'error' : ''}>
          {error ?? about}
        </small>
      )}
    </div>
  );
}

function Input({
  schema,
  value,
  onChange,
  shared,
}: {
  readonly schema: Schema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly shared: { readonly id: string; readonly required: boolean };
}) {
  const { label } = useSpeech();
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (schema.enum) {
    return (
      <select
        {...shared}
        value={text}
        onChange={({ target }) => onChange(target.value || undefined)}
      >
        <option value="" />
        {schema.enum.map((code) => (
          <option key={code} value={code}>
            {label(code, schema.enum)}
          </option>
        ))}
      </select>
    );
  }
  if (typeOf(schema) === 'boolean') {
    return (
      <input
        {...shared}
        type="checkbox"
        required={false}
        checked={value === true}
        onChange={({ target }) => onChange(target.checked)}
      />
    );
  }
  const write = (written: string) => onChange(written === '' ? undefined : written);
  if ((schema.maxLength ?? 0) > 300) {
    return (
      <textarea
        {...shared}
        rows={3}
        maxLength={schema.maxLength}
        value={text}
        onChange={({ target }) => write(target.value)}
      />
    );
  }
  const type = schema.format === 'date' ? 'date' : 'text';
  const isWhole = typeOf(schema) === 'integer' || typeOf(schema) === 'number';
  return (
    <input
      {...shared}
      type={type}
      inputMode={isWhole ? 'decimal' : undefined}
      maxLength={schema.maxLength}
      value={text}
      onChange={({ target }) => write(target.value)}
    />
  );
}

interface TypedMoney {
  readonly minor?: number | string | undefined;
  readonly currency?: string | undefined;
}

/** An amount in the main unit of its currency; the API counts the smallest one. */
function MoneyField({ name, value, onChange, isRequired, errors, path }: FieldProps) {
  const { field, say } = useSpeech();
  const id = useId();
  const { minor, currency = 'CNY' } = (value as TypedMoney | undefined) ?? {};
  const [text, setText] = useState(
    typeof minor === 'number' ? mainOf(minor, decimalsOf(currency)) : (minor ?? ''),
  );
  const error = errors[`${path}.minor`] ?? errors[`${path}.currency`] ?? errors[path];
  const change = (written: string, of: string) => {
    setText(written);
    onChange(
      written === '' ? undefined : { minor: minorOf(written, decimalsOf(of)), currency: of },
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {field(name)}
        {isRequired && <span className="required"> ({say('required')})</span>}
      </label>
      <span className="money-field">
        <input
          id={id}
          inputMode="decimal"
          required={isRequired}
          aria-invalid={error !== undefined}
          value={text}
          onChange={({ target }) => change(target.value, currency)}
        />
        <input
          aria-label={say('currency')}
          size={3}
          maxLength={3}
          value={currency}
          onChange={({ target }) => change(text, target.value.toUpperCase())}
        />
      </span>
      {error && <small className="error">{error}</small>}
    </div>
  );
}

type Values = Readonly<Record<string, unknown>>;

function ObjectField({ name, schema, api, value, onChange, isRequired, errors, path }: FieldProps) {
  const { field, say } = useSpeech();
  const values = value as Values | undefined;
  const isOpen = isRequired || values !== undefined;
  const under = (inner: string) => (path === '' ? inner : `${path}.${inner}`);
  return (
    <fieldset>
      <legend>
        {field(name)}{' '}
        {!isRequired && (
          <button type="button" className="quiet" onClick={() => onChange(isOpen ? undefined : {})}>
            {say(isOpen ? 'leaveOut' : 'fill')}
          </button>
        )}
      </legend>
      {isOpen &&
        Object.entries(schema.properties ?? {}).map(([inner, innerSchema]) => (
          <SchemaField
            key={inner}
            name={inner}
            schema={innerSchema}
            api={api}
            value={values?.[inner]}
            onChange={(changed) => onChange({ ...values, [inner]: changed })}
            isRequired={schema.required?.includes(inner) ?? false}
            errors={errors}
            path={under(inner)}
          />
        ))}
    </fieldset>
  );
}

function ArrayField({ name, schema, api, value, onChange, errors, path }: FieldProps) {
  const { field, say } = useSpeech();
  const values = (value as readonly unknown[] | undefined) ?? [];
  const items = schema.items ?? {};
  return (
    <fieldset>
      <legend>{field(name)}</legend>
      {values.map((each, index) => (
        <div key={index} className="item">
          <SchemaField
            name={`${name} ${index + 1}`}
            schema={items}
            api={api}
            value={each}
            onChange={(changed) =>
              onChange(values.map((other, at) => (at === index ? changed : other)))
            }
            isRequired
            errors={errors}
            path={`${path}.${index}`}
          />
          <button
            type="button"
            className="quiet"
            onClick={() => onChange(values.filter((_, at) => at !== index))}
          >
            {say('remove')}
          </button>
        </div>
      ))}
      <button type="button" className="quiet" onClick={() => onChange([...values, undefined])}>
        {say('add')}
      </button>
    </fieldset>
  );
}
