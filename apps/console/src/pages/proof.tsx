import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { address, ask } from '../api.js';
import type { Comparison, Consistency } from '../consistency.js';
import { checkpointIn, comparisonOf } from '../consistency.js';
import { useSpeech } from '../language.js';
import { useMe } from '../me.js';
import { Part } from '../parts/lists/rows.js';
import { ProblemNote } from '../parts/problem.js';
import { useThing } from '../parts/thing.js';

/** That nothing was altered since an auditor kept a checkpoint, and evidence to take away. */
export function ProofPage() {
  const { say, moment, number } = useSpeech();
  const { data } = useThing('/audit/proof', {});
  const last = data?.['checkpoint'] as { readonly size: number; readonly at: string } | null;
  const key = String(data?.['key'] ?? '');
  return (
    <>
      <h2>{say('proof')}</h2>
      <p>{say('proofPageHow')}</p>
      {data && !last && <p className="nothing">{say('notYetProven')}</p>}
      {data && last && (
        <>
          <p>{say('lastCheckpoint', { size: number(last.size), at: moment(last.at) })}</p>
          <Kept bankKey={key} />
        </>
      )}
      <SampleForm />
    </>
  );
}

/** What came of comparing a kept checkpoint with the log of today. */
interface Compared {
  readonly verdict: Comparison | 'noCheckpoint';
  readonly kept: number;
  readonly now: number;
}

async function compared(text: string, key: string): Promise<Compared> {
  const kept = checkpointIn(text);
  if (!kept) return { verdict: 'noCheckpoint', kept: 0, now: 0 };
  const answer = await ask<Consistency>('/audit/proof/consistency', { from: kept.size });
  const verdict = await comparisonOf(kept, answer, key.trim());
  return { verdict, kept: kept.size, now: checkpointIn(answer.to.note)?.size ?? 0 };
}

/** The checkpoint that somebody kept, and the key they were given with it. */
function Kept({ bankKey }: { readonly bankKey: string }) {
  const { say } = useSpeech();
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const verify = useMutation({ mutationFn: () => compared(text, key === '' ? bankKey : key) });
  return (
    <Part title={say('keptCheckpoint')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate();
        }}
      >
        <label className="field">
          {say('keptFile')}
          <input
            type="file"
            accept=".txt,text/plain"
            onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
          />
        </label>
        <label className="field">
          {say('keptText')}
          <textarea
            rows={6}
            required
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <label className="field">
          {say('keptKey')}
          <input
            value={key}
            placeholder={bankKey}
            onChange={({ target }) => setKey(target.value)}
          />
        </label>
        <p>
          <small>{say('keptKeyHow')}</small>
        </p>
        <button disabled={verify.isPending}>{say('verify')}</button>
      </form>
      {verify.data && <Verdict {...verify.data} />}
      {verify.isError && <ProblemNote error={verify.error} />}
    </Part>
  );
}

function Verdict({ verdict, kept, now }: Compared) {
  const { say, number } = useSpeech();
  const isFine = verdict === 'continued';
  return (
    <p role="status" className={`badge ${isFine ? 'proven' : verdict}`}>
      {isFine ? '✓ ' : '✗ '}
      {say(verdict, { kept: number(kept), now: number(now) })}
    </p>
  );
}

const fields = ['type', 'sample', 'seed'] as const;

/** A random sample of one type of event, the same for everybody who knows the seed. */
function SampleForm() {
  const { say, field } = useSpeech();
  const { data: me } = useMe();
  const [asked, setAsked] = useState({ from: '', type: '', sample: '25', seed: '' });
  const { from, ...rest } = asked;
  const isWhole = Object.values(asked).every((value) => value.trim() !== '');
  return (
    <Part title={say('takeSample')}>
      <p>{say('takeSampleHow')}</p>
      <div className="filters">
        <label>
          {say('fromDay')}
          <input
            type="date"
            max={me?.today}
            value={from}
            onChange={({ target }) => setAsked({ ...asked, from: target.value })}
          />
        </label>
        {fields.map((name) => (
          <label key={name}>
            {field(name)}
            <input
              value={asked[name]}
              {...(name === 'type' && { placeholder: 'LoanDisbursed' })}
              onChange={({ target }) => setAsked({ ...asked, [name]: target.value })}
            />
          </label>
        ))}
      </div>
      {isWhole && (
        <a href={address('/audit/evidence', { since: `${from}T00:00:00Z`, ...rest })} download>
          {say('takeEvidence')}
        </a>
      )}
    </Part>
  );
}
