import type { Query } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Receipt } from '../../api.js';
import { newKey, Refused, send } from '../../api.js';
import { useSpeech } from '../../language.js';
import type { Api, Route } from '../../schema.js';
import { typed } from './form-values.js';
import { ProblemNote } from '../problem.js';
import { SchemaField } from './schema-field.js';

interface DialogProps {
  readonly api: Api;
  readonly route: Route;
  /** The address with its ids filled in. */
  readonly path: string;
  readonly title: string;
  /** What is known of the content already. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** What was chosen by opening it; stronger than a draft. */
  readonly chosen?: Readonly<Record<string, unknown>>;
  /** The fields that are asked for at once, in this order; the others are there on demand. */
  readonly only?: readonly string[];
  /** Told the answer, once the command is done. */
  readonly onDone?: (answer: unknown) => void;
  readonly onClose: () => void;
}

/** A command as a form: one key for one intent, drafts that survive a reload, refusals at their fields. */
export function CommandDialog(props: DialogProps) {
  const { api, route, path, title, given = {}, chosen, only, onDone, onClose } = props;
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft, forget] = useDraft(
    `${path} ${String(given['clientId'] ?? '')}`,
    given,
    chosen,
  );
  const key = useRef(newKey());
  const queries = useQueryClient();
  const body = api.bodyOf(route);
  const sending = useMutation({
    mutationFn: () => send(path, (typed(draft, body, api) ?? {}) as object, key.current),
    onSuccess: (answer) => {
      forget();
      onDone?.(answer);
      // The page asks again once the dialog is closed: the button it was opened by, and the dialog
      // with it, may then be gone.
      return queries.invalidateQueries({
        predicate: isOld,
        refetchType: dialog.current ? 'none' : 'active',
      });
    },
    // Another content is another intent.
    onError: () => (key.current = newKey()),
  });
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => {
    onClose();
    if (sending.isSuccess) void queries.refetchQueries({ type: 'active', predicate: isOld });
  };
  const fields = Object.entries(body.properties ?? {});
  const errors = errorsIn(sending.error);
  const first = only?.flatMap((name) => fields.filter(([each]) => each === name)) ?? fields;
  const rest = fields.filter((each) => !first.some(([name]) => name === each[0]));
  const fieldOf = ([name, schema]: (typeof fields)[number]) => (
    <SchemaField
      key={name}
      name={name}
      schema={schema}
      api={api}
      value={draft[name]}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
      isRequired={body.required?.includes(name) ?? false}
      errors={errors}
      path={name}
    />
  );
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="command-title">
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <h2 id="command-title">{title}</h2>
        {sending.isSuccess ? (
          <Done receipt={sending.data} onClose={close} />
        ) : (
          <>
            {first.map(fieldOf)}
            {rest.length > 0 && (
              <details open={rest.some(([name]) => errors[name] !== undefined)}>
                <summary>{say('moreFields')}</summary>
                {rest.map(fieldOf)}
              </details>
            )}
            {sending.isError && <ProblemNote error={sending.error} />}
            <footer>
              <button type="submit" className="main" disabled={sending.isPending}>
                {say(sending.isPending ? 'sending' : 'send')}
              </button>
              <button type="button" onClick={onClose}>
                {say('cancel')}
              </button>
            </footer>
          </>
        )}
      </form>
    </dialog>
  );
}

/** After a command all that is shown may be old, but for the description of the API. */
const isOld = ({ queryKey }: Query): boolean => queryKey[0] !== 'openapi';

function Done({
  receipt,
  onClose,
}: {
  readonly receipt: Receipt | undefined;
  readonly onClose: () => void;
}) {
  const { say } = useSpeech();
  return (
    <>
      <p role="status" className="done">
        {receipt?.revision === undefined
          ? say('begun')
          : say('done', { id: receipt.id, revision: receipt.revision })}
      </p>
      <footer>
        <button type="button" className="main" autoFocus onClick={onClose}>
          {say('close')}
        </button>
      </footer>
    </>
  );
}

type Draft = Readonly<Record<string, unknown>>;

/** Keeps what is typed for a command until it is sent, also over a reload. */
function useDraft(path: string, given: Draft, chosen: Draft = {}) {
  const place = `rapport.draft ${path}`;
  const [draft, setState] = useState<Draft>(() => {
    const kept = sessionStorage.getItem(place);
    return { ...given, ...(kept !== null && (JSON.parse(kept) as Draft)), ...chosen };
  });
  const set = (changed: Draft) => {
    sessionStorage.setItem(place, JSON.stringify(changed));
    setState(changed);
  };
  return [draft, set, () => sessionStorage.removeItem(place)] as const;
}

function errorsIn(error: unknown): Readonly<Record<string, string>> {
  const errors = error instanceof Refused ? (error.problem.details.errors ?? []) : [];
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return Object.fromEntries(
    errors.map((each) => [each.field, each.labels?.[language] ?? each[language] ?? '']),
  );
}
