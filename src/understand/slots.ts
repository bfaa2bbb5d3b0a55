// One entry for every fact a caller may be asked for: the slot's name chooses the reader.
import {
  understandAccountNumber,
  understandCardNumber,
  understandLast4,
  understandPin,
  understandSocialSecurity,
} from './digits.ts';
import { understandDateOfBirth } from './date-of-birth.ts';
import type { DateOfBirthOptions } from './date-of-birth.ts';
import { understandName } from './names.ts';
import { understandPhone } from './phone.ts';
import type { PhoneOptions } from './phone.ts';
import { understandPostcode, understandZip } from './postal-code.ts';
import { understandReference } from './reference-code.ts';
import { understandSecurityAnswer } from './security-answer.ts';
import type { Understood } from './understood.ts';

export type SlotOptions = DateOfBirthOptions & PhoneOptions;

type Reader = (text: string, options: SlotOptions) => Understood<string>;

export const SLOTS = {
  account_number: understandAccountNumber,
  card_last4: understandLast4,
  card_number: understandCardNumber,
  childhood_pet: (text, options) => understandSecurityAnswer(text, { ...options, question: 'pet' }),
  claim_id: (text, options) => understandReference(text, { ...options, label: 'claim' }),
  confirmation_code: (text, options) => understandReference(text, { ...options, label: 'booking' }),
  dob: understandDateOfBirth,
  mothers_maiden_name: (text, options) =>
    understandSecurityAnswer(text, { ...options, question: 'maiden_name' }),
  name: understandName,
  phone: understandPhone,
  pin: understandPin,
  policy_id: (text, options) => understandReference(text, { ...options, label: 'policy' }),
  postcode: understandPostcode,
  ssn: understandSocialSecurity,
  zip: understandZip,
} satisfies Record<string, Reader>;

export type Slot = keyof typeof SLOTS;

/** The value for one slot out of what the caller said. */
export function understandSlot(slot: Slot, text: string, options: SlotOptions = {}): Understood<string> {
  const reader: Reader = SLOTS[slot];
  return reader(text, options);
}
