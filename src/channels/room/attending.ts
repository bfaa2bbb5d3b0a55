// Who in a call's room sees to the caller: one of our agents, or a person who was let in for the call's ticket.
import { PERSON_TICKET } from '../../domain/people.ts';

/** ParticipantInfo.Kind of job processes. A number: the SDK for servers has no name for it. */
const AGENT = 4;
/** livekit-sip's word on a telephone; one that still rings has nobody at it. */
const STATUS = 'sip.callStatus';

export interface Occupant {
  kind: number;
  attributes: Readonly<Record<string, string>>;
}

export function seesToCaller({ kind, attributes }: Occupant): boolean {
  if (kind === AGENT) return true;
  return attributes[PERSON_TICKET] !== undefined && (attributes[STATUS] ?? 'active') === 'active';
}
