// How a company is reached by telephone, and reaches others: the trunks that join LiveKit to the telephone network.
import { z } from 'zod';

export const phoneNumberSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, 'expected E.164, e.g. +12065550100');

/** host or host:port, as a SIP provider writes it. */
const sipAddress = z
  .string()
  .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, 'expected a host with or without a port, e.g. sip.example.com:5060');

/** An address, a network, or a host name. */
const allowedAddress = z
  .string()
  .regex(/^[A-Za-z0-9.:-]+(\/\d{1,3})?$/, 'expected an address or a network, e.g. 54.172.60.0/30');

export const telephonySettingsSchema = z.strictObject({
  /** Where calls may come from; empty for anywhere. The provider publishes its addresses. */
  allowedAddresses: z.array(allowedAddress).default([]),
  /** Who may call; empty for everybody. */
  allowedNumbers: z.array(phoneNumberSchema).default([]),
  /** How long a call that comes in may ring before somebody answers. */
  ringSeconds: z.number().int().min(5).max(180).default(60),
  /** Left out: nobody is called by telephone. */
  outbound: z
    .strictObject({
      address: sipAddress,
      transport: z.enum(['auto', 'udp', 'tcp', 'tls']).default('auto'),
      /** What is shown to whom we call; the first of phoneNumbers when left out. */
      from: phoneNumberSchema.optional(),
    })
    .optional(),
});

/** Under which a company's trunks and its rule are found again on the LiveKit server. */
export function telephonyNames(slug: string): { inbound: string; outbound: string; rule: string } {
  return {
    inbound: `switchboard ${slug} inbound`,
    outbound: `switchboard ${slug} outbound`,
    rule: `switchboard ${slug} calls`,
  };
}
