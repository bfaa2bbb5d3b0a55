// Puts a call together: the composition root of everything below a channel.
import { quietLiveKit } from '../speech/index.ts';
import { Call, type CallDeps, type Caller } from './call.ts';

export type { Call, CallDeps, Caller, CallSummary } from './call.ts';

/**
 * Answers a call. Resolves when the greeting has been given.
 * @throws CodedError service_unavailable when the record of the call cannot be started.
 */
export async function createCall(deps: CallDeps, caller: Caller): Promise<Call> {
  quietLiveKit();
  const lockedUntil = await deps.services.customers.lockedUntil(caller.number, deps.clock());
  const call = new Call(deps, caller, lockedUntil);
  await call.start();
  return call;
}
