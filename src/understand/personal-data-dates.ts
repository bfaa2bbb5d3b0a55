// Finds dates of birth: dates that are called so, and dates so long ago that they can be nothing else on a booking line.
import { birthDatesSaid } from './date-of-birth.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';

/** No caller is younger, and no appointment or invoice is older. */
const BORN_BEFORE = '2013';
const CUE_DISTANCE = 48;
const CUE = /\b(?:born|birth|birthday|birthdate|bday|b-day|dob|d\.o\.b)\b/i;

/** A month by its name, or the signs that dates are written with: digits alone are a number like others. */
const WRITTEN = /\p{L}{3}|\d[-/.]\d/u;

/** "The one in March on the 12th": a visit in two weeks, and no first of March 2012. */
const THE_ONE = /^ones?\b(?!.*(?:\d{3}|nineteen|hundred|thousand|twenty))/i;

/** Whether it is worth looking. */
const ANY = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|born|birth|bday|b-day|dob|d\.o\.b|\d[-/.]\d/i;

export function findBirthDates({ plain }: Said): PersonalDataSpan[] {
  if (!ANY.test(plain)) return [];
  return birthDatesSaid(plain).flatMap(({ start, end, readings }) => {
    const around = `${plain.slice(Math.max(0, start - CUE_DISTANCE), start)} ${plain.slice(end, end + CUE_DISTANCE)}`;
    const called = CUE.test(around);
    const said = plain.slice(start, end);
    const old = WRITTEN.test(said) && !THE_ONE.test(said) && readings.some((date) => date < BORN_BEFORE);
    return old || (called && isDated(said)) ? [{ start, end, type: 'DATE' as const }] : [];
  });
}

/** "May" alone is no date. */
function isDated(said: string): boolean {
  return /[\s/.-]/.test(said.trim()) || /\d{3,}/.test(said);
}
