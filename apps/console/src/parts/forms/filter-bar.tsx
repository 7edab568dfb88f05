import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Search } from '../../day.js';
import { dayIn, useFilters } from '../../day.js';
import { useSpeech } from '../../language.js';
import type { Schema } from '../../schema.js';
import { useApi } from '../../schema.js';

/** What every list takes; it is set elsewhere. */
const common = new Set(['after', 'asOf', 'asOfPosition', 'knownAt', 'limit', 'cursor', 'sort']);

/** The filters of a list, as its description names them; they stand in the address. */
export function FilterBar({ path }: { readonly path: string }) {
  const { say, field } = useSpeech();
  const api = useApi();
  const navigate = useNavigate();
  const current = useFilters();
  const [typed, setTyped] = useState<Search>(current);
  const all = api?.route('get', path)?.operation.parameters ?? [];
  const filters = all.filter(({ name, in: place }) => place === 'query' && !common.has(name));
  if (filters.length === 0) return null;
  const go = (search: Search) => void navigate({ to: '.', search });
  const day = dayIn(current);
  return (
    <details open={Object.keys(current).some((name) => !['asOf', 'knownAt'].includes(name))}>
      <summary>{say('filters')}</summary>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          go({ ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value)), ...day });
        }}
      >
        {filters.map(({ name, schema = {} }) => (
          <label key={name}>
            {field(name)}
            <FilterInput
              schema={schema}
              value={typed[name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          </label>
        ))}
        <button type="submit">{say('apply')}</button>
        <button
          type="button"
          onClick={() => {
            setTyped(day);
            go(day);
          }}
        >
          {say('clear')}
        </button>
      </form>
    </details>
  );
}

function FilterInput({
  schema,
  value,
  onChange,
}: {
  readonly schema: Schema;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { say, label } = useSpeech();
  const codes = schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : undefined);
  if (!codes) {
    const type = schema.format === 'date' ? 'date' : 'search';
    return <input type={type} value={value} onChange={({ target }) => onChange(target.value)} />;
  }
  const shown = (code: string) =>
    schema.enum ? label(code, schema.enum) : say(code === 'true' ? 'yes' : 'no');
  return (
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{say('any')}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {shown(code)}
        </option>
      ))}
    </select>
  );
}
