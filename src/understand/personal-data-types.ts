// Names the kinds of personal data we look for, and how a found piece of text is described.

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
  /** Digits that are nobody's amount, time, date or public reference, with nothing said about what they are. */
  | 'NUMBER';

/** A half-open range of UTF-16 offsets, as `String.prototype.slice` takes them. */
export interface PersonalDataSpan {
  readonly start: number;
  readonly end: number;
  readonly type: PersonalDataType;
}

export const PLACEHOLDERS: Readonly<Record<PersonalDataType, string>> = {
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
  NUMBER: '[number]',
};
