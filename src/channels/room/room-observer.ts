// Tells everybody in the room what happens in the call, in order.
import type { Room } from '@livekit/rtc-node';
import type { Logger } from 'pino';
import { OBSERVED_TOPIC, type ObservedMessage } from '../observer/observed-message.ts';

export class RoomObserver {
  readonly #room: Room;
  readonly #logger: Logger;
  #sending: Promise<void> = Promise.resolve();

  constructor(room: Room, logger: Logger) {
    this.#room = room;
    this.#logger = logger;
  }

  /** To everybody, or to those named. */
  send(message: ObservedMessage, to?: readonly string[]): void {
    this.#sending = this.#sending.then(() => this.#deliver(message, to));
  }

  /** Resolves when everything sent so far is on its way. */
  delivered(): Promise<void> {
    return this.#sending;
  }

  async #deliver(message: ObservedMessage, to?: readonly string[]): Promise<void> {
    try {
      await this.#room.localParticipant?.sendText(JSON.stringify(message), {
        topic: OBSERVED_TOPIC,
        ...(to && { destinationIdentities: [...to] }),
      });
    } catch (error) {
      // Whoever watches has left, or the room is gone; the record has it all.
      this.#logger.debug({ error: String(error) }, 'A room could not be told of its call.');
    }
  }
}
