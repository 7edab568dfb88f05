import { schemas } from './scim-resources.js';

/** What of SCIM 2.0 is here (RFC 7643, 5). */
export const serviceProviderConfig = {
  schemas: [schemas.config],
  documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644',
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 500 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token of a person or program with the role provisioner.',
      primary: true,
    },
  ],
};

const resourceType = (name: string, schema: string, more: object = {}) => ({
  schemas: [schemas.resourceType],
  id: name,
  name,
  endpoint: `/${name}s`,
  schema,
  ...more,
});

export const resourceTypes = [
  resourceType('User', schemas.user, {
    schemaExtensions: [{ schema: schemas.enterprise, required: false }],
  }),
  resourceType('Group', schemas.group),
];

const attribute = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

const complex = (name: string, subAttributes: readonly object[]) => ({
  ...attribute(name, { type: 'complex', multiValued: true }),
  subAttributes,
});

const schema = (id: string, name: string, attributes: readonly object[]) => ({
  schemas: [schemas.schema],
  id,
  name,
  attributes,
});

export const describedSchemas = [
  schema(schemas.user, 'User', [
    attribute('userName', { required: true, uniqueness: 'server' }),
    attribute('externalId', { caseExact: true }),
    attribute('displayName'),
    attribute('preferredLanguage'),
    attribute('active', { type: 'boolean' }),
    complex('emails', [attribute('value'), attribute('primary', { type: 'boolean' })]),
    { ...complex('groups', [attribute('value')]), mutability: 'readOnly' },
  ]),
  schema(schemas.enterprise, 'EnterpriseUser', [
    attribute('employeeNumber'),
    attribute('department'),
  ]),
  schema(schemas.group, 'Group', [
    attribute('displayName', { required: true, uniqueness: 'server' }),
    complex('members', [attribute('value', { caseExact: true })]),
  ]),
];
