// One entry for every fact a caller may be asked for: the slot's name chooses the reader.
import { understandCardNumber, understandLast4, understandSocialSecurity } from './digits.ts';
import { understandDateOfBirth } from './date-of-birth.ts';
import type { DateOfBirthOptions } from './date-of-birth.ts';
import { understandName } from './names.ts';
import { understandPhone } from './phone.ts';
import type { PhoneOptions } from './phone.ts';
import { understandPostcode, understandZip } from './postal-code.ts';
import type { Understood } from './understood.ts';

export type SlotOptions = DateOfBirthOptions & PhoneOptions;

type Reader = (text: string, options: SlotOptions) => Understood<string>;

export const SLOTS = {
  card_last4: understandLast4,
  card_number: understandCardNumber,
  dob: understandDateOfBirth,
  name: understandName,
  phone: understandPhone,
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
