// Finds ports that nobody listens on.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { CodedError } from '../domain/errors.ts';

/** How many ports above the usual one are tried. */
const NEXT = 20;

export async function isFreeTcp(port: number, host: string): Promise<boolean> {
  return (await listenTcp(port, host)) !== null;
}

/** @throws CodedError configuration when this machine cannot listen at that address at all. */
export async function freeTcpPort(host: string): Promise<number> {
  const port = await listenTcp(0, host);
  if (port !== null) return port;
  throw new CodedError(
    'configuration',
    `Nothing can listen on ${host}: give an address of this machine with --host.`,
  );
}

/** The port itself, or the next free one above it. @throws CodedError configuration when twenty are taken. */
export async function freePortFrom(port: number, host: string): Promise<number> {
  for (let next = port; next <= Math.min(port + NEXT, 65_535); next += 1) {
    if (await isFreeTcp(next, host)) return next;
  }
  throw new CodedError(
    'configuration',
    `No port from ${port} to ${port + NEXT} is free on ${host}: choose another with --port, or 0 for any.`,
  );
}

export function isFreeUdp(port: number, host: string): Promise<boolean> {
  return bindUdp(port, host).then((bound) => bound !== null);
}

export async function freeUdpPort(host: string): Promise<number> {
  const port = await bindUdp(0, host);
  if (port !== null) return port;
  throw new CodedError(
    'configuration',
    `No UDP port can be had on ${host}: give an address of this machine.`,
  );
}

function listenTcp(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function bindUdp(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', () => {
      socket.close();
      resolve(null);
    });
    socket.bind({ port, address: host, exclusive: true }, () => {
      const bound = socket.address().port;
      socket.close(() => resolve(bound));
    });
  });
}
