// Sends any command and asks any query by its name: the table of operations is read off the OpenAPI.
import { randomUUID } from 'node:crypto';
import { operations } from './operations.js';

/** An answer that says no: RFC 9457 with a stable code, in both languages. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? `status ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? '';
    this.labels = body.labels;
    this.details = body.details ?? {};
  }

  static async of(response) {
    const text = await response.text();
    try {
      return new Problem(response.status, JSON.parse(text));
    } catch {
      return new Problem(response.status, { title: text.slice(0, 200) });
    }
  }
}

/** A connection to the API: `rapport.send('GetLoan', { loanId: 'ln_1' })`. */
export function connect({ url, token }) {
  return {
    /** @throws Problem */
    send: async (name, input = {}, { idempotencyKey, ifMatch } = {}) => {
      const operation = operations[name];
      if (operation === undefined) throw new TypeError(`there is no operation ${name}`);
      const [method, path] = operation;
      const { address, rest } = filled(url, path, input);
      const isCommand = method !== 'GET';
      if (!isCommand) {
        for (const [field, value] of Object.entries(rest)) {
          if (value !== undefined) address.searchParams.set(field, String(value));
        }
      }
      const response = await fetch(address, {
        method,
        headers: {
          Authorization: `Bearer ${typeof token === 'function' ? await token() : token}`,
          ...(isCommand && {
            'Content-Type': 'application/json',
            'Idempotency-Key': idempotencyKey ?? randomUUID(),
          }),
          ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
        },
        ...(isCommand && { body: JSON.stringify(rest) }),
      });
      if (!response.ok) throw await Problem.of(response);
      return response.json();
    },
  };
}

/** The address with the fields of its path filled in, and the other fields. */
function filled(url, path, input) {
  const rest = { ...input };
  const place = path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { address: new URL(place, url), rest };
}
