import type { Query } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Receipt } from '../../api.js';
import { newKey, Refused } from '../../api.js';
import { useSpeech } from '../../language.js';
import { useMe } from '../../me.js';
import type { Api, Route, Schema } from '../../schema.js';
import { typed } from './form-values.js';
import { ProblemNote } from '../problem.js';
import type { Draft } from './draft.js';
import { useDraft } from './draft.js';
import { Meanwhile } from './meanwhile.js';
import { Overtaken, recordOf, revisionOf, sendUnlessOvertaken } from './record.js';
import { SchemaField } from './schema-field.js';
import { isComplete, Trial } from './trial.js';

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
  /** Whether it is asked beforehand what would happen. */
  readonly isTried?: boolean;
  /** Told the answer, once the command is done. */
  readonly onDone?: (answer: unknown) => void;
  readonly onClose: () => void;
}

/** A command as a form: one key for one intent, drafts that survive a reload, refusals at their fields. */
export function CommandDialog(props: DialogProps) {
  const { api, route, path, title, given = {}, chosen, only, isTried = false } = props;
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const draftOf = `${path} ${String(given['clientId'] ?? '')}`;
  const [draft, setDraft, forget] = useDraft(draftOf, given, chosen);
  const body = api.bodyOf(route);
  const content = (typed(draft, body, api) ?? {}) as Readonly<Record<string, unknown>>;
  const { sending, close } = useSending(props, dialog, () => ({ content, forget }));
  useEffect(() => dialog.current?.showModal(), []);
  const overtaken = sending.error instanceof Overtaken ? sending.error : undefined;
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
            <Fields {...{ api, body, only, draft, setDraft, errors: errorsIn(sending.error) }} />
            {isTried && <Trial path={path} body={content} isComplete={isComplete(content, body)} />}
            {overtaken ? (
              <Meanwhile deeds={overtaken.deeds} />
            ) : (
              sending.isError && <ProblemNote error={sending.error} />
            )}
            <footer>
              <button type="submit" className="main" disabled={sending.isPending}>
                {say(sending.isPending ? 'sending' : overtaken ? 'sendAgain' : 'send')}
              </button>
              <button type="button" onClick={props.onClose}>
                {say('cancel')}
              </button>
            </footer>
          </>
        )}
      </form>
    </dialog>
  );
}

/** The record of a command, the revision at which its form was opened, and the one seen since. */
function useStanding({ api, route, path }: DialogProps) {
  const { data: me } = useMe();
  const record = useRef(me && recordOf({ api, me, route }, path));
  const opened = useRef<Promise<number | undefined>>(undefined);
  const seen = useRef<number>(undefined);
  useEffect(() => {
    // Where nobody tells, the command is sent as it is.
    opened.current ??= record.current && revisionOf(record.current).catch(() => undefined);
  }, []);
  return { record, opened, seen };
}

interface Sending {
  readonly content: object;
  readonly forget: () => void;
}

/** Sends a command, once for one intent. */
function useSending(
  props: DialogProps,
  dialog: React.RefObject<HTMLDialogElement | null>,
  now: () => Sending,
) {
  const { path, onDone, onClose } = props;
  const key = useRef(newKey());
  const { record, opened, seen } = useStanding(props);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async () => {
      const first = await opened.current;
      return sendUnlessOvertaken({
        record: record.current,
        path,
        content: now().content,
        key: key.current,
        opened: first,
        seen: seen.current ?? first,
      });
    },
    onSuccess: (answer) => {
      now().forget();
      onDone?.(answer);
      // The page asks again once the dialog is closed: the button it was opened by, and the dialog
      // with it, may then be gone.
      return queries.invalidateQueries({
        predicate: isOld,
        refetchType: dialog.current ? 'none' : 'active',
      });
    },
    onError: (error) => {
      // Another content is another intent.
      key.current = newKey();
      if (error instanceof Overtaken) seen.current = error.revision;
    },
  });
  const close = () => {
    onClose();
    if (sending.isSuccess) void queries.refetchQueries({ type: 'active', predicate: isOld });
  };
  return { sending, close };
}

interface FieldsProps {
  readonly api: Api;
  readonly body: Schema;
  readonly only: readonly string[] | undefined;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** The fields that are asked for, and on demand the others. */
function Fields({ api, body, only, draft, setDraft, errors }: FieldsProps) {
  const { say } = useSpeech();
  const fields = Object.entries(body.properties ?? {});
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
    <>
      {first.map(fieldOf)}
      {rest.length > 0 && (
        <details open={rest.some(([name]) => errors[name] !== undefined)}>
          <summary>{say('moreFields')}</summary>
          {rest.map(fieldOf)}
        </details>
      )}
    </>
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

function errorsIn(error: unknown): Readonly<Record<string, string>> {
  const errors = error instanceof Refused ? (error.problem.details.errors ?? []) : [];
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return Object.fromEntries(
    errors.map((each) => [each.field, each.labels?.[language] ?? each[language] ?? '']),
  );
}
