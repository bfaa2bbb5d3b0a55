// Names the kinds of personal data we look for, and how a found piece of text is described.
import type { NumberSaid } from './numbers-said.ts';
import type { Token } from './tokens.ts';

export type PersonalDataType =
  | 'PHONE'
  | 'EMAIL'
  | 'SSN'
  | 'CARD'
  | 'ACCOUNT'
  | 'BANK_ACCOUNT'
  | 'ZIP'
  | 'IP'
  | 'PASSPORT'
  | 'DRIVER_LICENSE'
  | 'PASSWORD'
  | 'ADDRESS'
  | 'PERSON'
  /** A date of birth. */
  | 'DATE'
  /** Letters and digits spelled one by one. */
  | 'CODE'
  /** Digits that are nobody's amount, time, date or public reference, with nothing said about what they are. */
  | 'NUMBER';

/** A half-open range of UTF-16 offsets, as `String.prototype.slice` takes them. */
export interface PersonalDataSpan {
  readonly start: number;
  readonly end: number;
  readonly type: PersonalDataType;
  /** How many digits were said, where they may be an answer to verification. */
  readonly digits?: number;
}

/** A text in its plain form, and what the finders start from. */
export interface Said {
  readonly plain: string;
  readonly tokens: readonly Token[];
  readonly numbers: readonly NumberSaid[];
}

const PLACEHOLDERS: Readonly<Record<PersonalDataType, string>> = {
  PHONE: '[phone]',
  EMAIL: '[email]',
  SSN: '[ssn]',
  CARD: '[card]',
  ACCOUNT: '[account]',
  BANK_ACCOUNT: '[bank account]',
  ZIP: '[zip]',
  IP: '[ip]',
  PASSPORT: '[passport]',
  DRIVER_LICENSE: '[license]',
  PASSWORD: '[password]',
  ADDRESS: '[address]',
  PERSON: '[name]',
  DATE: '[date]',
  CODE: '[code]',
  NUMBER: '[number]',
};

/** What was hidden already. Keys of a telephone are told in the same way as digits that were said. */
export const PLACEHOLDER = new RegExp(
  `${Object.values(PLACEHOLDERS)
    .map((hidden) => hidden.replace(/[[\]]/g, '\\$&'))
    .join('|')}|\\((?:said|keyed in) \\d{1,6} digits?\\)`,
  'g',
);

/** What stands in the text in place of it: a model or a person sees what was said, and how much, but not what it was. */
export function placeholderOf({ type, digits }: PersonalDataSpan): string {
  return digits === undefined ? PLACEHOLDERS[type] : `(said ${digits} ${digits === 1 ? 'digit' : 'digits'})`;
}
