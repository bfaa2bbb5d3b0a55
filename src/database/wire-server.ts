// Serves one PGlite to many connections in PostgreSQL's protocol, one whole request at a time.
//
// pglite-socket 0.2.17 queues single messages. When a request arrives in several pieces, as every large one does,
// other connections' messages get between its Parse and its Bind in the one session that PGlite has, and it fails
// or is answered with another's rows (electric-sql/pglite#1046). Here a connection keeps its turn for a whole
// request, up to its Sync, and through a transaction to its end.
import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { createTurns } from './turns.ts';
import { MessageReader } from './wire-messages.ts';

/** A transaction that waits this long for its next statement holds everybody up: its connection is dropped. */
const IDLE_IN_TRANSACTION_MS = 10_000;

export interface WireServer {
  port: number;
  connections(): number;
  close(): Promise<void>;
}

interface WireServerOptions {
  /** 0 picks a free one. */
  port: number;
  /** Called with the number of open connections whenever it changes. */
  onConnections?: (open: number) => void;
}

/** Listens on loopback. Rejects with the system's error when the port is taken. */
export async function serveWire(pglite: PGlite, options: WireServerOptions): Promise<WireServer> {
  const turns = createTurns();
  const sockets = new Set<Socket>();
  const changed = (): void => options.onConnections?.(sockets.size);
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    changed();
    const connection = serveConnection(pglite, turns, socket);
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
      void connection.ended();
    });
  });
  const port = await listen(server, options.port);
  return {
    port,
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function serveConnection(pglite: PGlite, turns: ReturnType<typeof createTurns>, socket: Socket) {
  const me = Symbol('connection');
  const reader = new MessageReader();
  let work: Promise<void> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const isGone = (): boolean => socket.destroyed;

  const answer = async (request: Uint8Array): Promise<void> => {
    await turns.take(me);
    clearTimeout(idle);
    try {
      if (isGone()) return;
      const reply = await pglite.execProtocolRaw(request);
      if (!isGone()) socket.write(reply);
    } finally {
      if (pglite.isInTransaction() && !isGone()) {
        idle = setTimeout(() => socket.destroy(), IDLE_IN_TRANSACTION_MS);
      } else {
        await release();
      }
    }
  };
  const release = async (): Promise<void> => {
    if (!turns.isHeldBy(me)) return;
    if (pglite.isInTransaction()) await pglite.exec('rollback');
    turns.giveBack(me);
  };

  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const message of reader.read(chunk)) {
      if (message === 'refuse-encryption') socket.write('N');
      else if (message === 'goodbye') socket.end();
      else work = work.then(() => answer(message)).catch(() => void socket.destroy());
    }
  });
  return {
    ended: async (): Promise<void> => {
      clearTimeout(idle);
      await work;
      await release().catch(() => turns.giveBack(me));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
