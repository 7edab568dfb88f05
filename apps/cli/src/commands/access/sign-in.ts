import { readSettings } from '#platform';
import { linkLines, linksFor, peopleOf } from '../../../../sign-in-links.js';
import { readRunning } from '../../../../standalone/src/running-file.js';
import { connect } from '../../connect.js';

/** How many people are offered a link where none is named. */
const mostPeople = 30;

/** `rapport sign-in`: one-time links to the console of the running API. */
export async function signIn(person: string | undefined): Promise<number> {
  const settings = readSettings(process.env);
  if (settings.issuer !== '') {
    throw new Error(`people sign in at ${settings.issuer} (OIDC_ISSUER)`);
  }
  const running = readRunning(settings.data);
  const address = running?.address ?? `http://${settings.host}:${settings.port}`;
  const connected = await connect();
  try {
    const { app } = connected;
    const ids = person === undefined ? await peopleOf(app, mostPeople) : [person];
    const links = await linksFor(app, address, ids);
    if (person !== undefined && links.length === 0) {
      throw new Error(`${person} is not on the staff register, or has no role today`);
    }
    process.stderr.write('each link signs in once, within 15 minutes\n');
    process.stdout.write(person === undefined ? linkLines(links) : `${links[0]?.link ?? ''}\n`);
    return 0;
  } finally {
    await connected.stop();
  }
}
