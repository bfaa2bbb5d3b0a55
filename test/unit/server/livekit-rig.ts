// A real LiveKit server on free ports, for tests that must see what its tokens do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { LiveKitOptions } from '../../../src/server/test-room/test-room-options.ts';

export interface LiveKitRig {
  livekit: LiveKitOptions;
  close(): Promise<void>;
}

const KEY = 'testkey';
const SECRET = 'a-secret-of-at-least-32-characters';

export async function startLiveKit(binary: string): Promise<LiveKitRig> {
  const [port, tcp, udp] = await Promise.all([freePort(), freePort(), freePort()]);
  const config = [
    `port: ${port}`,
    'bind_addresses: ["127.0.0.1"]',
    `rtc: { tcp_port: ${tcp}, udp_port: ${udp}, use_external_ip: false, enable_loopback_candidate: true }`,
    `keys: { ${KEY}: ${SECRET} }`,
    'logging: { level: error }',
  ].join('\n');
  const server = spawn(binary, ['--config-body', config, '--node-ip', '127.0.0.1'], { stdio: 'ignore' });
  const gone = once(server, 'exit');
  await answers(`http://127.0.0.1:${port}/`, () => server.exitCode !== null);
  return {
    livekit: { url: `ws://127.0.0.1:${port}`, apiKey: KEY, apiSecret: SECRET, publicUrl: null },
    close: async () => {
      server.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(url: string, dead: () => boolean): Promise<void> {
  for (;;) {
    if (dead()) throw new Error('livekit-server ended at once: its configuration is wrong.');
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
