import { Refusal } from '#kernel';
import type { Described } from '#platform';
import { inContext, Messages, problemOf, requestContext } from '#platform';
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import { Injectable } from '@nestjs/common';
import { Drafts } from './drafts.js';

/** A tool of our own beside the queries. */
const listCommands: Tool = {
  name: 'ListCommands',
  description: 'The commands you may draft for the person, with what each is for.',
  inputSchema: { type: 'object', properties: {} },
  annotations: { readOnlyHint: true },
};
const describeCommand: Tool = {
  name: 'DescribeCommand',
  description: 'The fields of one command, as JSON Schema.',
  inputSchema: {
    type: 'object',
    properties: { command: { type: 'string' } },
    required: ['command'],
  },
  annotations: { readOnlyHint: true },
};
const draftCommand: Tool = {
  name: 'DraftCommand',
  description:
    'Tries a command without recording anything and keeps it as a draft. Answers what it would ' +
    'record, or why it is refused. Nothing happens until the person confirms the draft themselves.',
  inputSchema: {
    type: 'object',
    properties: {
      command: { type: 'string' },
      fields: { type: 'object', description: 'As DescribeCommand says.' },
    },
    required: ['command', 'fields'],
  },
  annotations: { readOnlyHint: false, destructiveHint: false },
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an assistant may do for a person: ask every query that the person may ask, and draft
 * commands for them. It never sends one.
 */
@Injectable()
export class AssistantTools {
  constructor(
    private readonly messages: Messages,
    private readonly drafts: Drafts,
  ) {}

  /** The tools of the asker. */
  list(): Tool[] {
    const { roles } = requestContext().actor;
    const queries = this.messages.queriesFor(roles).map(toolOf);
    const mayDraft = this.messages.commandsFor(roles).length > 0;
    return [...queries, ...(mayDraft ? [listCommands, describeCommand, draftCommand] : [])];
  }

  /** A refusal is an answer, so that the assistant can do better. */
  async call(name: string, fields: Fields): Promise<CallToolResult> {
    const request = requestContext();
    const context = { ...request, actor: { ...request.actor, channel: 'assistant' } };
    try {
      const answer = await inContext(context, () => this.answer(name, fields));
      return { content: [{ type: 'text', text: JSON.stringify(answer) }] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const text = problemOf(error, request.correlationId);
      return { isError: true, content: [{ type: 'text', text }] };
    }
  }

  private answer(name: string, fields: Fields): Promise<unknown> {
    switch (name) {
      case listCommands.name:
        return Promise.resolve(this.commands().map(({ name, about }) => ({ name, about })));
      case describeCommand.name: {
        const wanted = fields['command'];
        return Promise.resolve(this.commands().find((each) => each.name === wanted) ?? null);
      }
      case draftCommand.name: {
        const { command, fields: given } = fields;
        return this.draft(String(command), typeof given === 'object' && given ? given : {});
      }
      default:
        return this.messages.ask(name, fields, '/mcp');
    }
  }

  private commands(): readonly Described[] {
    return this.messages.commandsFor(requestContext().actor.roles);
  }

  private async draft(command: string, fields: object): Promise<object> {
    const { draftId, wouldRecord, expiresAt } = await this.drafts.make(command, fields);
    const confirmedBy = `POST /drafts/${draftId}/confirmation`;
    return { draftId, wouldRecord, expiresAt, confirmedBy };
  }
}

const toolOf = ({ name, about, schema }: Described): Tool => ({
  name,
  description: about,
  inputSchema: { ...schema, type: 'object' },
  annotations: { readOnlyHint: true },
});
