import { useQuery } from '@tanstack/react-query';
import type { Page } from '../../api.js';
import { ask } from '../../api.js';
import { useDay } from '../../day.js';
import { useSpeech } from '../../language.js';
import { useMay } from '../../may.js';
import { useMe } from '../../me.js';
import { Action, Actions } from '../../parts/forms/actions.js';
import { Level } from '../../parts/level.js';
import { Due, Part } from '../../parts/lists/rows.js';
import { FieldList } from '../../parts/value.js';

interface Response {
  readonly responseId: string;
  readonly rule: string;
  readonly level: string;
  readonly playbook: string;
  readonly response: string;
  readonly open: boolean;
  readonly steps: readonly {
    readonly step: string;
    readonly owner: string;
    readonly dueOn: string;
    readonly done?: Readonly<Record<string, unknown>>;
  }[];
}

/** What the bank does about the warnings of a client: the steps of each playbook. */
export function Responses({ clientId }: { readonly clientId: string }) {
  const { say, label } = useSpeech();
  const { data: me } = useMe();
  const { day, look } = useDay();
  const may = useMay()('/responses');
  const when = { ...(day && { [look]: day }) };
  const { data } = useQuery({
    queryKey: ['list', '/responses', clientId, when],
    enabled: may,
    queryFn: () => ask<Page<Response>>('/responses', { clientId, ...when }),
  });
  const today = day ?? me?.today ?? '';
  return data?.items.map(({ responseId, rule, level, playbook, response, steps, open }) => (
    <Part key={responseId} title={`${say('responseOf')} · ${label(playbook)} (${rule})`}>
      <p>
        <Level level={level} /> {label(response)} {!open && `· ${say('closed')}`}
      </p>
      <ul className="stacked-list">
        {steps.map(({ step, owner, dueOn, done }) => (
          <li key={step}>
            {label(step)} · {label(owner)} ·{' '}
            {done ? <FieldList of={done} /> : <Due on={dueOn} today={today} />}{' '}
            {!done && open && (
              <Action
                isSmall
                path="/responses/{responseId}/steps/{step}/completion"
                ids={{ responseId, step }}
                title={say('doStep')}
              />
            )}
          </li>
        ))}
      </ul>
      {open && <Actions template="/responses/{responseId}" ids={{ responseId }} />}
    </Part>
  ));
}
