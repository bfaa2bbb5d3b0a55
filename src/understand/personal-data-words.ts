// The words that say what a number next to them is: whose it is, what it counts, or that it is no secret.
import type { PersonalDataType } from './personal-data-types.ts';

const table = (type: PersonalDataType, words: string): [string, PersonalDataType][] =>
  words.split(' ').map((word) => [word, type]);

/** "my *account* number is …": the nearest of these before a number names its kind. */
export const CUES: ReadonlyMap<string, PersonalDataType> = new Map([
  ...table('SSN', 'ssn ssns social itin sn'),
  ...table('CARD', 'card cards credit debit visa mastercard amex discover cvv cvc'),
  ...table('ACCOUNT', 'account accounts acct acc ac iban routing savings checking aba policy member'),
  ...table(
    'PHONE',
    'phone ph mobile cell cellphone telephone tel fax landline contact conno callback whatsapp',
  ),
  ...table('ZIP', 'zip zipcode postcode postal pincode'),
  ...table('PASSWORD', 'password passwords passcode passowrd passwd pin otp passphrase security pass'),
  ...table('PASSPORT', 'passport'),
  ...table('DRIVER_LICENSE', 'license licence'),
  ...table('ADDRESS', 'address'),
]);

/** A reference printed on paper or read out by the company itself: hiding it would make logs useless. */
export const PUBLIC_REFERENCES: ReadonlySet<string> = new Set(
  (
    'invoice inv order appointment appt apt booking confirmation reservation ticket case reference ref flight room ' +
    'gate page version model claim item step chapter section article building floor suite unit row track year ' +
    'transaction tracking sku product form week level route highway bus line extension error'
  ).split(' '),
);

/** "pay *4500*", "a fee of *1200*": an amount although no currency is named. */
export const AMOUNT_LEADS: ReadonlySet<string> = new Set(
  (
    'amount amounts cost costs price priced fee fees pay paid paying spend spent worth balance limit total usd rs inr ' +
    'eur gbp about approximately around nearly almost over under than transfer send withdraw deposit charged owe'
  ).split(' '),
);

/** "in *2018*", "at *1530*": what follows is a year or a clock time, as long as it can be one. */
export const CALENDAR_LEADS: ReadonlySet<string> = new Set(
  (
    'in since of during from until till by before after at around early late mid year january february march april ' +
    'may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec a the'
  ).split(' '),
);
