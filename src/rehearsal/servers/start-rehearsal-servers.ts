// Stands in for OpenAI, Deepgram and ElevenLabs on their own wires, so that the real plugins work without accounts.
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { CodedError } from '../../domain/errors.ts';
import { think } from '../brain/think.ts';
import { Ear } from '../ear/ear.ts';
import { Voice } from '../voice/voice.ts';
import { answerHttp } from './answer-http.ts';
import { Sockets } from './answer-upgrade.ts';
import { Exchange } from './exchange.ts';
import { Faults } from './faults.ts';
import { createRoutes } from './routes.ts';

export interface RehearsalOptions {
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  logger?: Logger;
}

export interface RehearsalServers {
  /** Without a path: `${url}/v1` is OpenAI's and ElevenLabs' base, `ws:` instead of `http:` Deepgram's. */
  url: string;
  faults: Faults;
  /** Breaks every connection off and ends the workers. */
  close(): Promise<void>;
}

/**
 * Resolves when the servers answer and voice and ear are ready (about a second).
 *
 * @throws CodedError configuration when the port cannot be had.
 * @example
 * const rehearsal = await startRehearsalServers({ port: 7890 });
 * rehearsal.faults.set('llm', { kind: 'delay', ms: 2000 });
 * await rehearsal.close();
 */
export async function startRehearsalServers(options: RehearsalOptions = {}): Promise<RehearsalServers> {
  const { host = '127.0.0.1', port = 0, logger } = options;
  const faults = new Faults();
  const voice = new Voice();
  const ear = new Ear();
  const sockets = new Sockets(faults, voice, ear);
  const routes = createRoutes(voice, ear);
  const health = () => ({ status: 'ok' });
  const server = createServer((request, response) => {
    void answerHttp(new Exchange(request, response), { routes, faults, health, logger });
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const close = async () => {
    sockets.close();
    server.closeAllConnections();
    await Promise.all([stop(server), voice.close(), ear.close()]);
  };
  try {
    const taken = await listen(server, host, port);
    // The first thought takes a while longer than the next ones.
    think({ instructions: '', note: '', history: [{ kind: 'caller', text: 'hello' }], tools: [] });
    await Promise.all([voice.ready, ear.ready]);
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const advice = 'Choose another with --port, or 0 for a free one.';
      reject(
        new CodedError('configuration', `Port ${port} at ${host} cannot be had. ${advice}`, { cause: error }),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}
