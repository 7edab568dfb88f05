import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** What is not the public internet, by the registries of special-purpose addresses (RFC 6890). */
const special: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, familyOf(network));
  return list;
}

const private_ = listOf(special);

/** An IPv4 address in the form of IPv6 is judged as what it is. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The networks of a setting: `10.1.0.0/16, 127.0.0.1`. */
export function networksOf(text: string): BlockList {
  const networks = text.split(',').flatMap((each): (readonly [string, number])[] => {
    const [network = '', bits] = each.trim().split('/');
    if (isIP(network) === 0) return [];
    return [[network, Number(bits ?? (isIP(network) === 6 ? 128 : 32))]];
  });
  return listOf(networks);
}

/** Whether events may be sent to an address. Over plain http only to a private network that is allowed. */
export function isAllowed(address: string, protocol: string, allowed: BlockList): boolean {
  const found = plain(address);
  const family = familyOf(found);
  if (allowed.check(found, family)) return true;
  return protocol === 'https:' && !private_.check(found, family);
}

/** A host has an address that events may not be sent to. */
export class AddressRefused extends Error {}

/**
 * The address of a URL, looked up once: who connects must use this one, so that the name cannot mean
 * another when it is looked up again.
 * @throws AddressRefused where any of its addresses is not allowed
 */
export async function addressOf(url: URL, allowed: BlockList): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) > 0 ? [{ address: host }] : await lookup(host, { all: true });
  const refused = found.find(({ address }) => !isAllowed(address, url.protocol, allowed));
  const [first] = found;
  if (refused || !first) throw new AddressRefused(`${host} is ${refused?.address ?? 'nowhere'}`);
  return first.address;
}
