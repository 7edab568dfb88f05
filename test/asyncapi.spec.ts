import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { contract } from '../libs/outlets/src/contract/contract.js';

interface Read {
  readonly document?: { version(): string; readonly messages: () => readonly object[] };
  readonly diagnostics: readonly { readonly severity: number; readonly message: string }[];
}
// Its ES modules name files without their ends: Node reads its CommonJS.
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser') as {
  readonly Parser: new () => { parse(text: string): Promise<Read> };
};
const text = readFileSync('docs/reference/asyncapi.json', 'utf8');
/** Beyond errors (0) and warnings (1) there is only advice. */
const faultsOf = ({ diagnostics }: Read) => diagnostics.filter(({ severity }) => severity < 2);

describe('the AsyncAPI document', () => {
  it('is without fault to the parser of AsyncAPI, and has every version of every event', async () => {
    const read = await new Parser().parse(text);
    expect(faultsOf(read)).toEqual([]);
    expect(read.document?.version()).toBe('3.0.0');
    const versions = Object.values(contract.events).flatMap((each) => Object.keys(each.versions));
    expect(read.document?.messages()).toHaveLength(versions.length);
  }, 120_000);

  it('would have one where a reference leads nowhere', async () => {
    const wanted = '"#/components/messages/LoanDisbursed.v1"';
    expect(text).toContain(wanted);
    const read = await new Parser().parse(text.replaceAll(wanted, '"#/components/messages/None"'));
    expect(faultsOf(read)).not.toEqual([]);
  }, 120_000);
});
