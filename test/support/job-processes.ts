// The job processes of a line, found in /proc: for tests that kill one in the middle of its call.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Descendants of this process that hold a call or wait for one. */
export function jobProcesses(ancestor: number): number[] {
  const parents = new Map(pids().map((pid) => [pid, parentOf(pid)]));
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === ancestor || (parent > 1 && descends(parent));
  };
  return [...parents.keys()].filter((pid) => isJobProcess(pid) && descends(pid));
}

/** Those that are connected to somewhere: only one with a call is. */
export function processesInCall(ancestor: number): number[] {
  const sockets = udpSockets();
  return jobProcesses(ancestor).filter((pid) => openFiles(pid).some((file) => sockets.has(file)));
}

function pids(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function isJobProcess(pid: number): boolean {
  return read(`/proc/${pid}/cmdline`).includes('job_proc_lazy_main');
}

function parentOf(pid: number): number {
  return Number(/^PPid:\t(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function udpSockets(): Set<string> {
  const lines = ['udp', 'udp6'].flatMap((table) => read(`/proc/net/${table}`).split('\n').slice(1));
  return new Set(lines.map((line) => `socket:[${line.trim().split(/\s+/)[9] ?? ''}]`));
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((fd) => readlinkSync(`${folder}/${fd}`));
  } catch {
    return [];
  }
}

/** Processes come and go while they are looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
