// Whether verification can pass at all on this call: a number that is withheld never matches one that is on file.
import type { Company } from './company.ts';
import type { CustomerContext } from './customer-context.ts';

/** False where the company compares caller numbers and this one is withheld: nobody is asked for a secret in vain. */
export function canBeVerified(
  { caller }: Pick<CustomerContext, 'caller'>,
  { verification }: Pick<Company, 'verification'>,
): boolean {
  return caller.number !== null || !verification.factors.includes('caller_number');
}
