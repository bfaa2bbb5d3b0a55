// LiveKit insists on its own logger before anything else of it is made.
import { initializeLogger, loggerOptions } from '@livekit/agents';

/** Silent, unless the process has set it up already, as a worker does: ours does the talking. */
export function quietLiveKit(): void {
  if (loggerOptions() === undefined) initializeLogger({ pretty: false, level: 'silent' });
}
