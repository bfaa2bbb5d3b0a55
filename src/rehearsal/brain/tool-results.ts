// The shapes of tool results that the brain can make something of. What it does not know it leaves alone.
import { z } from 'zod';

const visitSchema = z.object({
  appointment_id: z.string(),
  service: z.string(),
  technician: z.string().optional(),
  when: z.string(),
  date: z.string(),
  time: z.string(),
});
export type Visit = z.infer<typeof visitSchema>;

const slotSchema = z.object({
  slot_id: z.string(),
  when: z.string(),
  date: z.string().optional(),
  time: z.string().optional(),
  technician: z.string().optional(),
});
export type OfferedSlot = z.infer<typeof slotSchema>;

const invoiceSchema = z.object({
  description: z.string(),
  amount: z.string(),
  issued_on: z.string().optional(),
  due_on: z.string().optional(),
});
export type OpenInvoice = z.infer<typeof invoiceSchema>;

export const visitsResult = z.object({ appointments: z.array(visitSchema) });
export const slotsResult = z.object({
  matches_what_was_asked: z.boolean(),
  slots: z.array(slotSchema),
  /** Asked before anything is searched, and the days that it asks about. */
  question: z.string().optional(),
  days: z.array(z.string()).optional(),
});
export const whichDayResult = z.object({
  status: z.literal('which_day'),
  question: z.string(),
  days: z.array(z.string()),
});
export const slotTakenResult = z.object({
  status: z.literal('slot_taken'),
  alternatives: z.array(slotSchema),
});
export const invoicesResult = z.object({ balance: z.string(), invoices: z.array(invoiceSchema) });
export const policyResult = z.object({
  passages: z.array(z.object({ heading: z.string(), text: z.string() })),
});
export const proposedResult = z.object({ status: z.literal('proposed'), will_happen: z.string() });
export const doneResult = z.object({
  status: z.literal('done'),
  service: z.string().optional(),
  when: z.string().optional(),
  technician: z.string().optional(),
  fee: z.string().optional(),
});
/** A number to call that the caller is to say yes to, or to say again. */
export const numberResult = z.object({
  status: z.enum(['check_number', 'no_such_number']),
  number: z.string().optional(),
});
/** Words left for people, or not passed on yet. */
export const leftResult = z.object({
  status: z.enum(['done', 'not_passed_on']),
  call_back: z.string().optional(),
  /** Which one is called, where it is not the one they call from. */
  number: z.string().optional(),
  next_step: z.string().optional(),
});
export const verifiedResult = z.object({
  verified: z.boolean(),
  first_name: z.string().optional(),
  attempts_left: z.number().optional(),
  digits_so_far: z.number().optional(),
  next_step: z.string().optional(),
});
export type Verified = z.infer<typeof verifiedResult>;
