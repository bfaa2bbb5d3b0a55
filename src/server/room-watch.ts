// Looks after rooms whose job process died: a self-hosted LiveKit server sends nobody else to the caller by itself.
import { AgentDispatchClient, RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { Logger } from 'pino';
import { closeAbandoned, type CloseAbandonedDeps } from '../call/people/close-abandoned.ts';
import type { Timers } from '../call/timers.ts';
import type { Occupant } from '../channels/room/attending.ts';
import { AGENT_NAME, type AbandonedMetadata } from '../channels/room/call-metadata.ts';
import type { UnendedCall } from '../services/calls/calls.port.ts';
import { redact } from '../understand/index.ts';
import { judgeRoom, sightOf, type Watched } from './judge-room.ts';
import type { LiveKitOptions } from './test-room/test-room-options.ts';

export interface RoomWatchDeps extends CloseAbandonedDeps {
  timers: Timers;
  logger: Logger;
}

/** Between the end of one look and the next. Milliseconds. */
const LOOK_EVERY = 3000;
/** Calls of one look, oldest first. */
const CALLS = 500;
/** Of the LiveKit server. Seconds. */
const ANSWER_WITHIN = 5;

export class RoomWatch {
  readonly #deps: RoomWatchDeps;
  #livekit: Clients | null = null;
  #watched = new Map<string, Watched>();
  #cancel = (): void => undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;
  #complained = false;

  constructor(deps: RoomWatchDeps) {
    this.#deps = deps;
    this.#next();
  }

  /** Null while there is no server to ask. */
  setLiveKit(livekit: LiveKitOptions | null): void {
    this.#livekit = livekit && new Clients(livekit);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#looking;
  }

  #next(): void {
    if (this.#stopped) return;
    this.#cancel = this.#deps.timers.after(LOOK_EVERY, () => {
      this.#looking = this.#look().then(() => this.#next());
    });
  }

  /** Never throws. What went wrong is said once, until it goes well again. */
  async #look(): Promise<void> {
    try {
      if (this.#livekit) await this.#lookAt(this.#livekit);
      this.#complained = false;
    } catch (error) {
      if (!this.#complained)
        this.#deps.logger.warn({ error: redact(String(error)) }, 'Rooms of calls cannot be looked at.');
      this.#complained = true;
    }
  }

  async #lookAt(livekit: Clients): Promise<void> {
    const calls = await this.#deps.services.calls.listUnended({ limit: CALLS });
    if (calls.length === 0) {
      this.#watched.clear();
      return;
    }
    const there = await livekit.existing(calls.map(({ room }) => room));
    const before = this.#watched;
    this.#watched = new Map();
    for (const call of calls) {
      if (this.#stopped) return;
      const participants = there.has(call.room) ? await livekit.participants(call.room) : null;
      const now = this.#deps.clock();
      const { startedAt } = call;
      const { verdict, watched } = judgeRoom(sightOf(participants), before.get(call.id), { startedAt, now });
      this.#watched.set(call.id, watched);
      if (verdict === 'send') await this.#send(livekit, call);
      if (verdict === 'close') await this.#close(call);
    }
  }

  async #send(livekit: Clients, { id, room }: UnendedCall): Promise<void> {
    const { company } = this.#deps.runtime;
    const metadata: AbandonedMetadata = { company: company.slug, abandoned: id };
    await livekit.send(room, JSON.stringify(metadata));
    this.#deps.logger.warn({ callId: id }, 'A caller is alone in their room: somebody is sent to them.');
  }

  async #close({ id }: UnendedCall): Promise<void> {
    if (await closeAbandoned(this.#deps, id))
      this.#deps.logger.warn(
        { callId: id },
        'The room of a call is gone: its record is closed from outside.',
      );
  }
}

class Clients {
  readonly #rooms: RoomServiceClient;
  readonly #dispatches: AgentDispatchClient;

  constructor({ url, apiKey, apiSecret }: LiveKitOptions) {
    const host = url.replace(/^ws/, 'http');
    const options = { requestTimeout: ANSWER_WITHIN };
    this.#rooms = new RoomServiceClient(host, apiKey, apiSecret, options);
    this.#dispatches = new AgentDispatchClient(host, apiKey, apiSecret, options);
  }

  async existing(rooms: string[]): Promise<Set<string>> {
    return new Set((await this.#rooms.listRooms(rooms)).map(({ name }) => name));
  }

  /** Null for a room that has gone meanwhile. */
  async participants(room: string): Promise<Occupant[] | null> {
    try {
      return await this.#rooms.listParticipants(room);
    } catch (error) {
      if (error instanceof ServerError && error.code === 'not_found') return null;
      throw error;
    }
  }

  async send(room: string, metadata: string): Promise<void> {
    await this.#dispatches.createDispatch(room, AGENT_NAME, { metadata });
  }
}
