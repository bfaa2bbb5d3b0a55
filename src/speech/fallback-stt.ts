// Several recognisers as one: LiveKit's fallback adapter, telling who works.
import { stt } from '@livekit/agents';

export interface SttChain {
  stts: stt.STT[];
  timeoutMs: number;
  onAvailability: (index: number, available: boolean) => void;
}

export class FallbackStt extends stt.FallbackAdapter {
  readonly #onAvailability: SttChain['onAvailability'];

  constructor({ stts, timeoutMs, onAvailability }: SttChain) {
    super({ sttInstances: stts, attemptTimeoutMs: timeoutMs, maxRetryPerSTT: 1, retryIntervalMs: 500 });
    this.#onAvailability = onAvailability;
    // Nobody may be listening any more when the stream of a closed call ends.
    this.on('error', () => undefined);
    for (const [index, child] of stts.entries())
      child.on('error', ({ recoverable }) => {
        if (!recoverable) onAvailability(index, false);
      });
  }

  override emitAvailabilityChanged(child: stt.STT, available: boolean): void {
    super.emitAvailabilityChanged(child, available);
    this.#onAvailability(this.sttInstances.indexOf(child), available);
  }

  /** Any event of a recogniser's shows that it works, also when it was tried because all had failed. */
  override _setActiveStt(child: stt.STT): void {
    super._setActiveStt(child);
    this.#onAvailability(this.sttInstances.indexOf(child), true);
  }

  /** Connects again where a recogniser may have gone deaf without telling. */
  reconnect(): void {
    for (const child of this.sttInstances) if (canReconnect(child)) child.reconnect();
  }

  override async close(): Promise<void> {
    await super.close();
    await Promise.all(this.sttInstances.map((child) => child.close()));
  }
}

function canReconnect(recogniser: stt.STT): recogniser is stt.STT & { reconnect: () => void } {
  return 'reconnect' in recogniser && typeof recogniser.reconnect === 'function';
}
