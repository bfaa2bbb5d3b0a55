// Closes a call's record: the last events, the summary, and the row that lists show.
import type { Logger } from 'pino';
import type { CallEndReason, Coordinator } from '../coordinator/index.ts';
import type { CallEventData } from '../domain/call-event.ts';
import type { CallsPort } from '../services/calls/calls.port.ts';
import { redact } from '../understand/index.ts';
import type { CallLog } from './call-log.ts';
import type { Prices, Usage } from './cost.ts';
import { summarise } from './summary.ts';

export interface FinishInput {
  coordinator: Coordinator;
  log: CallLog;
  calls: CallsPort;
  logger: Logger;
  reason: CallEndReason;
  usage: Usage;
  prices: Prices;
  endedAt: number;
  /** Longest wait for a database that is away, in milliseconds. */
  withinMs: number;
}

/** Never throws: a caller who has hung up cannot be told, so trouble goes to the log of the process. */
export async function finishRecord(input: FinishInput): Promise<CallEventData['call.summarised']> {
  const { coordinator, log, calls, logger, reason, usage, prices, endedAt, withinMs } = input;
  coordinator.send({ type: 'call.ended', reason, at: endedAt });
  const { context } = coordinator;
  log.add('call.ended', { reason, disposition: context.disposition ?? 'abandoned' });
  const summary = summarise({ context, events: log.events, usage, prices, endedAt });
  log.add('call.summarised', summary);
  const { disposition, costMicros } = summary;
  const row = {
    id: context.callId,
    endedAt,
    disposition,
    summary: summary.summary,
    usage,
    costMicros,
    customerId: context.customer?.id ?? null,
  };
  // A call that is shown as ended has all its events.
  await log.flush(withinMs);
  log.stop();
  await calls.finish(row).catch((error: unknown) => {
    logger.error(
      { callId: row.id, message: redact(String(error)) },
      'The call record could not be finished.',
    );
  });
  return summary;
}
