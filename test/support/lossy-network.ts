// Loses packets that this process sends by UDP, and nobody else's: Linux, and a root who may change the network.
import { spawnSync } from 'node:child_process';

/** Of the loopback interface; kernels and people take low numbers. */
const HANDLE = '5b1d:';
/** Through which a third of a call's sound gets; the rest is lost, for nothing waits. */
const NARROW = ['rate', '20kbit', 'burst', '300', 'cburst', '300'];

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

export function losePackets(): void {
  const narrow = `${HANDLE}1`;
  // What no filter picks out passes as if this were not there.
  must('qdisc', 'add', 'dev', 'lo', 'root', 'handle', HANDLE, 'htb');
  must('class', 'add', 'dev', 'lo', 'parent', HANDLE, 'classid', narrow, 'htb', ...NARROW);
  must('qdisc', 'add', 'dev', 'lo', 'parent', narrow, 'pfifo', 'limit', '1');
  for (const port of ownUdpPorts()) {
    const match = ['match', 'ip', 'protocol', '17', '0xff', 'match', 'ip', 'sport', String(port), '0xffff'];
    must('filter', 'add', 'dev', 'lo', 'parent', HANDLE, 'protocol', 'ip', 'u32', ...match, 'flowid', narrow);
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
