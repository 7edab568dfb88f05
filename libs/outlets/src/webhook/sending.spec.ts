import { addressOf, AddressRefused, isAllowed, networksOf } from './address.js';
import { Circuit, delayAfter, mostAttempts } from './patience.js';
import { secretOf, signed } from './signature.js';

describe('a signature', () => {
  it('is that of Standard Webhooks', () => {
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
    const at = new Date(1_614_265_330_000);
    expect(signed({ id, at, text: '{"test": 2432232314}' }, [secret])).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is given by each of two secrets', () => {
    const [one, two] = [1, 2].map((version) => secretOf(Buffer.from('key'), 'wh_1', version));
    const headers = signed({ id: '1', at: new Date(0), text: '' }, [one!, two!]);
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
    expect(one).not.toEqual(two);
    expect(secretOf(Buffer.from('key'), 'wh_2', 1)).not.toEqual(one);
  });
});

describe('an address', () => {
  const none = networksOf('');
  const some = networksOf('10.1.0.0/16, 127.0.0.1,fd00::/8');

  it.each([
    ['8.8.8.8', 'https:', true],
    ['8.8.8.8', 'http:', false],
    ['2606:4700::1111', 'https:', true],
    ['127.0.0.1', 'https:', false],
    ['10.2.0.1', 'https:', false],
    ['172.31.255.255', 'https:', false],
    ['192.168.1.1', 'https:', false],
    ['169.254.169.254', 'https:', false],
    ['100.64.0.1', 'https:', false],
    ['0.0.0.0', 'https:', false],
    ['::1', 'https:', false],
    ['::ffff:10.0.0.1', 'https:', false],
    ['64:ff9b::a00:1', 'https:', false],
    ['fe80::1', 'https:', false],
    ['fd12::1', 'https:', false],
  ])('%s by %s is allowed: %s', (address, protocol, expected) =>
    expect(isAllowed(address, protocol, none)).toBe(expected),
  );

  it.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['10.2.0.1', false],
    ['127.0.0.1', true],
    ['127.0.0.2', false],
    ['fd12::1', true],
  ])('%s is allowed where its network is: %s', (address, expected) =>
    expect(isAllowed(address, 'http:', some)).toBe(expected),
  );

  it('is looked up and judged before anybody connects', async () => {
    await expect(addressOf(new URL('https://localhost/'), none)).rejects.toThrow(AddressRefused);
    await expect(addressOf(new URL('https://[::1]/'), none)).rejects.toThrow(AddressRefused);
    await expect(addressOf(new URL('https://2130706433/'), none)).rejects.toThrow(AddressRefused);
    expect(await addressOf(new URL('http://127.0.0.1:9/'), some)).toBe('127.0.0.1');
  });
});

describe('patience', () => {
  it('grows to a day and lasts three and a half', () => {
    const delays = Array.from({ length: mostAttempts - 1 }, (_, index) => delayAfter(index + 1, 0));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays[0]).toBe(5_000);
    const days = delays.reduce((sum, each) => sum + each, 0) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(delayAfter(1, 1)).toBe(6_000);
  });

  it('stops sending to a receiver that fails altogether, until one succeeds', () => {
    const circuit = new Circuit();
    for (let count = 0; count < 9; count++) circuit.failed(0, 0);
    expect([circuit.isBroken, circuit.wait(0)]).toEqual([false, 0]);
    circuit.failed(0, 0);
    expect([circuit.isBroken, circuit.wait(0)]).toEqual([true, 5_000]);
    circuit.failed(5_000, 0);
    expect(circuit.wait(5_000)).toBe(10_000);
    // What was under way when it opened does not keep it open for longer.
    for (let count = 0; count < 20; count++) circuit.failed(6_000, 0);
    expect(circuit.wait(5_000)).toBe(10_000);
    for (let count = 1; count < 20; count++) circuit.failed(count * 1_000_000, 0);
    expect(circuit.wait(19_000_000)).toBe(300_000);
    circuit.succeeded();
    expect([circuit.isBroken, circuit.wait(0)]).toEqual([false, 0]);
  });
});
