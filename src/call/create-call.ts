// Puts a call together: the composition root of everything below a channel.
import { initializeLogger } from '@livekit/agents';
import { Call, type CallDeps, type Caller } from './call.ts';

export type { Call, CallDeps, Caller, CallSummary } from './call.ts';

/**
 * Answers a call. Resolves when the greeting has been given.
 * @throws CodedError service_unavailable when the record of the call cannot be started.
 */
export async function createCall(deps: CallDeps, caller: Caller): Promise<Call> {
  // LiveKit insists on its own logger before anything else; ours does the talking.
  initializeLogger({ pretty: false, level: 'silent' });
  const lockedUntil = await deps.services.customers.lockedUntil(caller.number, deps.clock());
  const call = new Call(deps, caller, lockedUntil);
  await call.start();
  return call;
}
