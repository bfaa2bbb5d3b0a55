// What the coordinator leaves in the log: each change of its state, and each event that meant nothing to it.
import type { Coordinator } from '../coordinator/index.ts';
import type { CallLog } from './call-log.ts';

export function logTransitions(coordinator: Coordinator, log: CallLog): void {
  coordinator.subscribe(({ event, taken, from, to }) => {
    if (!taken)
      log.add('error', {
        source: 'coordinator',
        message: `${event.type} means nothing in the state ${from}`,
      });
    if (from !== to) log.add('state.changed', { from, to, cause: event.type });
  });
}
