// Finds dates of birth: dates that are called so, and dates so long ago that they can be nothing else on a booking line.
import { birthDatesSaid } from './date-of-birth.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';

/** No caller is younger, and no appointment or invoice is older. */
const BORN_BEFORE = '2013';
const CUE_DISTANCE = 48;
const CUE = /\b(?:born|birth|birthday|birthdate|bday|b-day|dob|d\.o\.b)\b/i;

export function findBirthDates({ plain }: Said): PersonalDataSpan[] {
  return birthDatesSaid(plain).flatMap(({ start, end, readings }) => {
    const around = `${plain.slice(Math.max(0, start - CUE_DISTANCE), start)} ${plain.slice(end, end + CUE_DISTANCE)}`;
    const called = CUE.test(around) && /\d|\p{L}/u.test(plain.slice(start, end));
    const old = readings.some((date) => date < BORN_BEFORE);
    return old || (called && isDated(plain.slice(start, end))) ? [{ start, end, type: 'DATE' as const }] : [];
  });
}

/** "May" alone is no date. */
function isDated(said: string): boolean {
  return /[\s/.-]/.test(said.trim()) || /\d{3,}/.test(said);
}
