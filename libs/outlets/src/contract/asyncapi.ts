import type { Schema } from '#kernel';
import type { Contract, EventContract } from './contract.js';
import { typeOf } from './contract.js';
import { labelsOf } from './event-words.js';

const refTo = (path: string): Schema => ({ $ref: `#/components/${path}` });

/** The events that subscribers receive, described in AsyncAPI 3. */
export function asyncApiOf({ events, components }: Contract): Schema {
  const versions = Object.entries(events).flatMap(([type, event]) =>
    Object.entries(event.versions).map(([version, data]) => ({ type, event, version, data })),
  );
  const names = versions.map(({ type, version }) => `${type}.v${version}`);
  const messages = versions.map(({ type, event, version }) => message(type, version, event));
  const schemas = versions.map(({ data }) => data);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Rapport events',
      version: '1',
      description:
        'Every event as CloudEvents 1.0 in structured JSON. Amounts are whole numbers in the smallest ' +
        'unit of their currency; days are YYYY-MM-DD. Ignore fields and types you do not know.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: '/events',
        title: 'Every event, from any position, then live',
        description: 'Server-sent events. As pages of JSON lines: /events/pages. Or as webhooks.',
        messages: Object.fromEntries(names.map((name) => [name, refTo(`messages/${name}`)])),
      },
    },
    operations: {
      sendEvents: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'Sends each event to every subscriber who may see it, in the order of the log.',
      },
    },
    components: {
      messages: Object.fromEntries(names.map((name, index) => [name, messages[index]])),
      schemas: {
        ...components,
        CloudEvent: cloudEvent,
        ...Object.fromEntries(names.map((name, index) => [name, schemas[index]])),
      },
    },
  };
}

function message(type: string, version: string, { category, description }: EventContract): Schema {
  return {
    name: typeOf(type, Number(version)),
    title: labelsOf(type).en,
    'x-labels': labelsOf(type),
    ...(description !== '' && { summary: description }),
    contentType: 'application/cloudevents+json',
    tags: [{ name: category }],
    payload: {
      allOf: [
        refTo('schemas/CloudEvent'),
        {
          type: 'object',
          properties: {
            type: { const: typeOf(type, Number(version)) },
            data: refTo(`schemas/${type}.v${version}`),
          },
        },
      ],
    },
  };
}

const text = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
});

const cloudEvent: Schema = {
  type: 'object',
  description: 'CloudEvents 1.0 with the extensions of Rapport.',
  required: [
    ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype'],
    ...['dataschema', 'sequence', 'partitionkey', 'recordedtime', 'correlationid'],
    ...['traceparent', 'valuedate', 'revision', 'actor', 'command', 'data'],
  ],
  properties: {
    specversion: { const: '1.0' },
    id: text('The id of the event: the same however often it is delivered.', { format: 'uuid' }),
    source: text('The installation and the kind of stream.', { format: 'uri-reference' }),
    type: text('The type of the event and the version of its data: rapport.LoanDisbursed.v1.'),
    subject: text('The stream, such as loan-ln_7.'),
    time: text('The moment of recording, UTC.', { format: 'date-time' }),
    datacontenttype: { const: 'application/json' },
    dataschema: text('Where the schema of the data is.', { format: 'uri-reference' }),
    sequence: text('The position in the log, 16 digits: sorts as text, has gaps.', {
      pattern: '^\\d{16}$',
    }),
    partitionkey: text('What order is kept by: the client, or the stream where there is none.'),
    recordedtime: text('The moment of recording, UTC.', { format: 'date-time' }),
    correlationid: text('The same for all that followed from one request.'),
    causationid: text('The event or command it followed from.'),
    traceparent: text('W3C Trace Context; one trace for one correlationid.'),
    valuedate: text('The day the event counts on.', { format: 'date' }),
    revision: { type: 'integer', description: 'Its number in the stream, from 0, without gaps.' },
    actor: text('Who acted: the id of a person or a program.'),
    command: text('The command it came of.'),
    data: { type: 'object' },
  },
};
