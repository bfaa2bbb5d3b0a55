// A telephone that nobody here wrote: SIPp calls, sends the sound that it hears back, and hangs up after a while.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeUdpPort } from '../../../src/launcher/ports.ts';
import type { SipAddress } from './phone.ts';

export interface SippCall {
  /** Where its sound comes from and goes to. */
  mediaPort: number;
  /** Resolves with its exit code: 0 when the call went as a call goes. */
  ended: Promise<number | null>;
}

const HOST = '127.0.0.1';

/** Dials the number, holds the call for so long, and hangs up. */
export async function sippCalls(
  program: string,
  { number, server, seconds }: { number: string; server: SipAddress; seconds: number },
): Promise<SippCall> {
  const folder = mkdtempSync(join(tmpdir(), 'sipp-'));
  const mediaPort = await freeUdpPort(HOST);
  const child = spawn(
    program,
    [
      ...[`${server.host}:${server.port}`, '-sn', 'uac', '-s', number, '-i', HOST],
      ...['-p', `${await freeUdpPort(HOST)}`, '-mi', HOST, '-mp', `${mediaPort}`, '-rtp_echo'],
      ...['-m', '1', '-d', `${seconds * 1000}`, '-nostdin', '-timeout', `${seconds + 60}s`],
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
    rmSync(folder, { recursive: true, force: true });
    return code ?? null;
  });
  return { mediaPort, ended };
}

export interface Capture {
  /** Ends it. Packets that came from that port, and that went to it. */
  stop: () => Promise<{ from: number; to: number }>;
}

/** Captures the packets of one port on loopback. Needs the right to: root, or what tcpdump was given. */
export async function capturePort(program: string, port: number): Promise<Capture> {
  const child = spawn(program, ['-i', 'lo', '-n', '-l', '-q', '-t', `udp port ${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lines = '';
  child.stdout.on('data', (chunk: Buffer) => (lines += chunk.toString()));
  await once(child.stderr, 'data');
  return {
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
      const packets = lines.split('\n');
      return {
        from: packets.filter((line) => line.includes(`.${port} >`)).length,
        to: packets.filter((line) => line.includes(`> ${HOST}.${port}:`)).length,
      };
    },
  };
}
