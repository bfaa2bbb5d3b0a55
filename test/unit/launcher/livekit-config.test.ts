// How a LiveKit server of our own is set up, and that the real one takes it.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test, onTestFinished } from 'vitest';
import { livekitConfig, LIVEKIT_PORTS } from '../../../src/launcher/livekit/livekit-config.ts';
import { reachOf } from '../../../src/launcher/livekit/reach.ts';
import { checkLivekit, dockerArguments, startLivekit } from '../../../src/launcher/livekit/start-livekit.ts';
import { LIVEKIT_SERVER_VERSION } from '../../../src/launcher/livekit/version.ts';
import { describeWith } from '../../support/programs.ts';
import { NO_WATCHER, temporaryFolder } from './support.ts';

const KEY = { apiKey: 'APIkey', apiSecret: 'secret' };
const LAN = ['192.0.2.7', '192.0.2.8'];

test('a server for this machine listens on loopback alone and looks up no outer address', () => {
  const reach = reachOf('127.0.0.1', LAN);
  const config: unknown = JSON.parse(
    livekitConfig({ ports: { ...LIVEKIT_PORTS, tcp: 0 }, reach, key: KEY, container: false }),
  );
  expect(config).toMatchObject({
    port: 7880,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: 7882,
      tcp_port: 0,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      ips: { includes: ['127.0.0.1/32'] },
    },
    keys: { APIkey: 'secret' },
  });
});

test.each([
  ['localhost', { bind: '127.0.0.1', nodeIp: '127.0.0.1', local: true }],
  ['::1', { bind: '127.0.0.1', nodeIp: '127.0.0.1', local: true }],
  ['192.0.2.8', { bind: '192.0.2.8', nodeIp: '192.0.2.8', local: false }],
  ['0.0.0.0', { bind: '0.0.0.0', nodeIp: '192.0.2.7', local: false }],
])('with --host %s browsers are told %j', (host, reach) => {
  expect(reachOf(host, LAN)).toEqual(reach);
});

test('in Docker the ports are opened where the host says, and the secret is in no argument', () => {
  const args = dockerArguments(LIVEKIT_PORTS, '127.0.0.1');
  expect(args).toContain('127.0.0.1:7882:7882/udp');
  expect(args).toContain('LIVEKIT_CONFIG');
  expect(args.at(-1)).toBe(`livekit/livekit-server:${LIVEKIT_SERVER_VERSION}`);
});

describeWith(['livekit-server'], 'a LiveKit server of our own', (paths) => {
  test('answers to its own key, refuses another, takes other ports when the usual ones are taken, and ends', async () => {
    const taken = createServer().on('error', () => undefined);
    await new Promise<void>((listening) => {
      taken.once('error', () => listening());
      // Somebody else has it: just as well.
      taken.listen(LIVEKIT_PORTS.http, '127.0.0.1', () => listening());
    });
    onTestFinished(() => void taken.close());
    const { access, server } = await startLivekit({
      choice: { kind: 'binary', path: paths['livekit-server'] },
      reach: reachOf('127.0.0.1', []),
      env: process.env,
      logFile: join(temporaryFolder(), 'livekit.log'),
      signal: new AbortController().signal,
      watcher: NO_WATCHER,
      say: () => undefined,
    });
    onTestFinished(() => server.stop());
    expect(new URL(access.url).port).not.toBe('7880');
    expect(await checkLivekit(access)).toBe('ok');
    expect(await checkLivekit({ ...access, apiSecret: 'another-secret-another-secret-another' })).toBe(
      'refused',
    );
    await server.stop();
    expect(await checkLivekit(access)).toBe('unreachable');
  });
});
