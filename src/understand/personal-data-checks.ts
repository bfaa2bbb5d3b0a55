// Check digits: how a card or bank account number proves that it is one.

/** Luhn's check over 12 to 19 digits (ISO/IEC 7812). */
export function isLuhnValid(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** How many characters of a text that begins like an IBAN are one; 0 when none is. Words may follow it. */
export function ibanLength(text: string): number {
  for (let length = text.length; length >= SHORTEST_IBAN; length -= 1) {
    if (/[a-z\d]/i.test(text.charAt(length - 1)) && isValidIban(text.slice(0, length))) return length;
  }
  return 0;
}

const SHORTEST_IBAN = 15;

/** ISO 13616: the country and check digits moved to the end, read as a number, leave 1 modulo 97. */
function isValidIban(written: string): boolean {
  const iban = written.replace(/[ -]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
