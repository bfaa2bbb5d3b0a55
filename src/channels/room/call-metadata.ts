// What a dispatched job is told of its call: by the server that made the browser's token, or by a SIP dispatch rule.
import { z } from 'zod';

/** The name under which our worker registers; jobs are dispatched to it explicitly. */
export const AGENT_NAME = 'switchboard';

export const callMetadataSchema = z.object({
  /** Folder under config/companies. */
  company: z.string(),
  channel: z.enum(['browser', 'phone']).default('browser'),
  /** E.164, or null when withheld. On the telephone the SIP participant's own attributes count instead. */
  callerNumber: z.string().nullable().default(null),
  /** Id of a call whose own job died: the caller in its room is told so, and no new call is answered. */
  abandoned: z.string().optional(),
});

export type CallMetadata = z.infer<typeof callMetadataSchema>;
export type AbandonedMetadata = Required<Pick<CallMetadata, 'company' | 'abandoned'>>;
