// Loses packets of sound that this process sends, and nobody else's: Linux, and a root who may change the network.
import { spawnSync } from 'node:child_process';

/** Of the loopback interface; kernels and people take low numbers. */
const HANDLE = '5b1d:';
/** Nothing gets through but the first packet. */
const SHUT = ['rate', '8bit', 'burst', '100', 'cburst', '100'];
/** What a packet of sound has after the headers of IP and UDP: RTP's version, and a payload type of 96 or above or RED's
 *  63, as RTCP has none. Keeping the connection up goes on undisturbed. */
const OF_SOUND = ['match', 'u8', '0x80', '0xc0', 'at', '28', 'match', 'u8', '0x20', '0x20', 'at', '29'];
/** Every other one: an odd sequence number. Sent again it is lost again, so that half is lost at any pace. */
const ODD = ['match', 'u8', '0x01', '0x01', 'at', '31'];

/** Null where it can be done, otherwise why not. */
export function lossyNetworkLacks(): string | null {
  if (process.platform !== 'linux') return 'packets are lost on Linux only';
  const shown = tc('qdisc', 'show', 'dev', 'lo');
  if (!shown.ok) return 'tc is missing (Debian: apt-get install iproute2)';
  if (/qdisc (?!noqueue)/.test(shown.output)) return 'the loopback interface has rules of somebody else';
  const tried = tc('qdisc', 'add', 'dev', 'lo', 'root', 'handle', HANDLE, 'htb');
  if (!tried.ok) return 'changing the network takes root and a kernel with htb';
  heal();
  return null;
}

/** Every other packet of the sound that this process sends. */
export function losePackets(): void {
  const shut = `${HANDLE}1`;
  // What no filter picks out passes as if this were not there.
  must('qdisc', 'add', 'dev', 'lo', 'root', 'handle', HANDLE, 'htb');
  must('class', 'add', 'dev', 'lo', 'parent', HANDLE, 'classid', shut, 'htb', ...SHUT);
  must('qdisc', 'add', 'dev', 'lo', 'parent', shut, 'pfifo', 'limit', '1');
  for (const port of ownUdpPorts()) {
    const from = ['match', 'ip', 'protocol', '17', '0xff', 'match', 'ip', 'sport', String(port), '0xffff'];
    const filter = ['u32', ...from, ...OF_SOUND, ...ODD, 'flowid', shut];
    must('filter', 'add', 'dev', 'lo', 'parent', HANDLE, 'protocol', 'ip', ...filter);
  }
}

export function heal(): void {
  tc('qdisc', 'del', 'dev', 'lo', 'root', 'handle', HANDLE);
}

function ownUdpPorts(): number[] {
  const listed = spawnSync('ss', ['-Huanp'], { encoding: 'utf8' }).stdout.split('\n');
  const own = listed.filter((line) => line.includes(`pid=${process.pid},`));
  return [...new Set(own.map((line) => Number(/:(\d+)\s/.exec(line)?.[1])))];
}

function tc(...args: string[]): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync('tc', args, { encoding: 'utf8' });
  return { ok: status === 0, output: status === null ? '' : stdout + stderr };
}

function must(...args: string[]): void {
  const { ok, output } = tc(...args);
  if (!ok) throw new Error(`tc ${args.join(' ')}: ${output}`);
}
