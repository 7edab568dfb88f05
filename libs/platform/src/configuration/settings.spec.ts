import { InvalidSettings, readSettings, requireIssuer } from './settings.js';

describe('the settings', () => {
  it('are complete without any variable', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, data: './data', tenant: 'bank' });
  });

  it('are read from the environment', () => {
    const set = { RAPPORT_PORT: '0', MONGODB_URL: 'mongodb://h/' };
    expect(readSettings(set)).toMatchObject({ port: 0, mongoUrl: 'mongodb://h/' });
  });

  it.each([
    ['RAPPORT_PORT', '70000', 'RAPPORT_PORT must be a whole number from 0 to 65535, not "70000"'],
    ['RAPPORT_PORT', 'abc', 'RAPPORT_PORT must be a whole number'],
    ['EVENTSTORE_URL', 'http://h', 'EVENTSTORE_URL must begin with esdb://'],
    ['OIDC_ISSUER', 'http://idp.bank.cn', 'OIDC_ISSUER must begin with https://'],
    ['OIDC_JWKS_URL', 'http://localhost.evil.cn/', 'OIDC_JWKS_URL must begin with https://'],
    ['RAPPORT_TIME_ZONE', 'Mars', 'RAPPORT_TIME_ZONE must be a time zone'],
    ['RAPPORT_LOG_LEVEL', 'loud', 'RAPPORT_LOG_LEVEL must be one of'],
  ])('refuse %s=%s', (variable, value, message) => {
    const read = () => readSettings({ [variable]: value });
    expect(read).toThrow(InvalidSettings);
    expect(read).toThrow(message);
  });

  it('name every variable that is wrong at once', () => {
    expect(() => readSettings({ RAPPORT_PORT: 'x', RAPPORT_TIME_ZONE: 'y' })).toThrow(
      /RAPPORT_PORT.*\nRAPPORT_TIME_ZONE/,
    );
  });
});

describe('the local key', () => {
  const urls = { EVENTSTORE_URL: 'esdb://h', MONGODB_URL: 'mongodb://h/' };
  const required = (environment: Readonly<Record<string, string>>) => () => {
    requireIssuer(readSettings(environment));
  };

  it.each([
    ['where NODE_ENV is production', { NODE_ENV: 'production' }],
    ['where a store is given by URL', urls],
    ['where it was forbidden', { RAPPORT_LOCAL_TOKENS: 'no' }],
  ])('signs no tokens %s', (_, environment) =>
    expect(required(environment)).toThrow(/OIDC_ISSUER must be set/),
  );

  it.each([
    ['on embedded stores', {}],
    ['where somebody has said so', { ...urls, RAPPORT_LOCAL_TOKENS: 'yes' }],
    ['and is not needed where there is an issuer', { ...urls, OIDC_ISSUER: 'https://idp.cn' }],
  ])('will do %s', (_, environment) => expect(required(environment)).not.toThrow());
});
