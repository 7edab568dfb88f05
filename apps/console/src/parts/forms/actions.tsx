import { useState } from 'react';
import { filled } from '../../api.js';
import { useSpeech } from '../../language.js';
import { isAllowed, useMe } from '../../me.js';
import type { Api, Route } from '../../schema.js';
import { useApi } from '../../schema.js';
import { CommandDialog } from './command-dialog.js';

interface ActionsProps {
  /** The address whose commands are offered: `/loans/{loanId}`. */
  readonly template: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, unknown>>;
  /** The addresses whose commands stand elsewhere on the page. */
  readonly omit?: readonly string[];
}

/** How many commands are shown without being asked for. */
const fewCommands = 5;

/** The commands that the person may send about one thing: those of its address, without further ids. */
export function Actions({ template, ids, given, omit = [] }: ActionsProps) {
  const { say, command } = useSpeech();
  const api = useApi();
  const { data: me } = useMe();
  const [open, setOpen] = useState<Route>();
  const all = api && me ? commandsAt(api, template, me.operations) : [];
  const routes = all.filter(({ path }) => !omit.includes(path));
  if (!api || routes.length === 0) return null;
  return (
    <section>
      <details open={routes.length <= fewCommands}>
        <summary>{say('commands')}</summary>
        <p className="actions">
          {routes.map((route) => (
            <button key={route.path} onClick={() => setOpen(route)}>
              {command(route.operation)}
            </button>
          ))}
        </p>
      </details>
      {open && (
        <CommandDialog
          api={api}
          route={open}
          path={filled(open.path, ids)}
          title={command(open.operation)}
          {...(given && { given })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

type Draft = Readonly<Record<string, unknown>>;

interface CommandOptions {
  readonly given?: Draft;
  readonly isTried?: boolean;
  /** The fields that are asked for at once; the others are there on demand. */
  readonly only?: readonly string[];
  /** Told the answer, once the command is done. */
  readonly onDone?: (answer: unknown) => void;
}

/** One command: whether the person may send it, and its form, to be opened from anywhere. */
export function useCommand(
  path: string,
  ids: Readonly<Record<string, string>>,
  title: string,
  options: CommandOptions = {},
) {
  const api = useApi();
  const { data: me } = useMe();
  const [given, setGiven] = useState<Draft>();
  const route = api?.route('post', path);
  const allowed = route !== undefined && me !== undefined && isAllowed(me, route);
  const dialog = api && allowed && given && (
    <CommandDialog
      api={api}
      route={route}
      path={filled(path, ids)}
      title={title}
      {...options}
      chosen={given}
      onClose={() => setGiven(undefined)}
    />
  );
  return { isAllowed: allowed, open: (more: Draft = {}) => setGiven(more), dialog };
}

/** One command as a button, wherever it fits. */
export function Action({
  path,
  title,
  ids = {},
  isSmall = false,
  ...options
}: CommandOptions & {
  readonly path: string;
  readonly title: string;
  readonly ids?: Readonly<Record<string, string>>;
  readonly isSmall?: boolean;
}) {
  const { isAllowed, open, dialog } = useCommand(path, ids, title, options);
  if (!isAllowed) return null;
  return (
    <>
      <button className={isSmall ? 'small' : 'main'} onClick={() => open()}>
        {title}
      </button>
      {dialog}
    </>
  );
}

/** A contact in three fields: how, about what, and with which outcome. */
export function RecordContact({
  clientId,
  isSmall = false,
}: {
  readonly clientId?: string;
  readonly isSmall?: boolean;
}) {
  const { say } = useSpeech();
  const { data: me } = useMe();
  return (
    <Action
      path="/interactions"
      title={say('recordContact')}
      given={{
        direction: 'fromBank',
        ...(clientId !== undefined && { clientId }),
        ...(me && { valueDate: me.today }),
      }}
      only={[...(clientId === undefined ? ['clientId'] : []), 'channel', 'subject', 'outcome']}
      isSmall={isSmall}
    />
  );
}

function commandsAt(api: Api, template: string, allowed: readonly string[]): readonly Route[] {
  const holes = (path: string) => path.split('{').length;
  return api.routes.filter(
    ({ method, path, operation }) =>
      method === 'post' &&
      path.startsWith(`${template}/`) &&
      holes(path) === holes(template) &&
      allowed.includes(operation.operationId),
  );
}
